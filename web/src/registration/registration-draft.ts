/** What is typed while registering. It survives a reload in this tab, but for the password, which is kept nowhere. */
import type { RegisterInput } from '../api/types.ts';
import type { FieldError } from '../shared/ErrorSummary.tsx';
import { dropTabDraft, readTabDraft, writeTabDraft } from '../shared/tab-drafts.ts';
import type { Say } from '../words/use-words.ts';

export const kinds = ['enterprise', 'provider', 'agency', 'auditFirm'] as const;
export const steps = ['organisation', 'person', 'check'] as const;
export type Step = (typeof steps)[number];

export type RegistrationDraft = {
  intent: string;
  kind: (typeof kinds)[number];
  creditCode: string;
  /** What the code was found to be; null while it is not accepted. */
  soundCode: string | null;
  name: string;
  district: string;
  subIndustry: string;
  legalRepresentative: string;
  person: string;
  email: string;
  phone: string;
};

const draftName = 'registration';
export const SHORTEST_PASSWORD = 15;

export const openDraft = (): RegistrationDraft => readTabDraft<RegistrationDraft>(draftName) ?? newDraft();
export const keepDraft = (draft: RegistrationDraft): void => writeTabDraft(draftName, draft);
export const forgetDraft = (): void => dropTabDraft(draftName);

const sentName = 'registration-sent';
/** Where the last letter went: a reload after sending still says so. Null while nothing was sent, or another one is begun. */
export const openSent = (): string | null => readTabDraft<string>(sentName);
export const keepSent = (email: string): void => writeTabDraft(sentName, email);
export const forgetSent = (): void => dropTabDraft(sentName);

/**
 * The step that can be shown: the one of the address, unless one before it lacks something. After a reload the last step lacks
 * the password, which is kept nowhere: it is the one thing to be typed again.
 */
export function stepToShow(asked: string | undefined, draft: RegistrationDraft, password: string, say: Say): Step {
  if (asked === undefined || asked === 'organisation' || organisationErrors(draft, say).length > 0)
    return 'organisation';
  return asked === 'check' && personErrors(draft, password, say).length === 0 ? 'check' : 'person';
}

/** Another registration of somebody else begins with an intent of its own. */
const newDraft = (): RegistrationDraft => ({
  intent: newIntent(),
  kind: 'enterprise',
  creditCode: '',
  soundCode: null,
  name: '',
  district: '',
  subIndustry: '',
  legalRepresentative: '',
  person: '',
  email: '',
  phone: '',
});

/** A version-4 UUID; `crypto.randomUUID` is missing on plain http outside of localhost. */
export function newIntent(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const missing = (fieldId: string, value: string, text: string): FieldError[] =>
  value.trim() === '' ? [{ fieldId, text }] : [];

export function organisationErrors(draft: RegistrationDraft, { t }: Say): FieldError[] {
  return [
    ...(draft.soundCode === null ? [{ fieldId: 'creditCode', text: t('register.codeNeeded') }] : []),
    ...missing('name', draft.name, t('register.nameNeeded')),
    ...(draft.kind === 'enterprise' ? missing('district', draft.district, t('register.districtNeeded')) : []),
    ...missing('legalRepresentative', draft.legalRepresentative, t('register.legalNeeded')),
  ];
}

export const isMail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
export const isPhone = (text: string): boolean => /^\+?[0-9][0-9 ()-]{4,28}$/.test(text.trim());

export function personErrors(draft: RegistrationDraft, password: string, { t }: Say): FieldError[] {
  return [
    ...missing('person', draft.person, t('register.personNeeded')),
    ...(isMail(draft.email) ? [] : [{ fieldId: 'email', text: t('signIn.emailWrong') }]),
    ...(isPhone(draft.phone) ? [] : [{ fieldId: 'phone', text: t('register.phoneWrong') }]),
    ...([...password].length < SHORTEST_PASSWORD
      ? [{ fieldId: 'password', text: t('register.passwordShort', { count: SHORTEST_PASSWORD }) }]
      : []),
  ];
}

export function toRegister(draft: RegistrationDraft, password: string, locale: 'zh-CN' | 'en'): RegisterInput {
  return {
    intent: draft.intent,
    organisation: {
      kind: draft.kind,
      name: draft.name.trim(),
      creditCode: draft.soundCode ?? draft.creditCode,
      ...(draft.kind === 'enterprise' && draft.district ? { district: draft.district } : {}),
      ...(draft.subIndustry ? { subIndustry: draft.subIndustry } : {}),
      legalRepresentative: draft.legalRepresentative.trim(),
    },
    person: { name: draft.person.trim(), email: draft.email.trim(), phone: draft.phone.trim(), password, locale },
  };
}
