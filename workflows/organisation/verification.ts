/** When an organisation may be handed to the desk that looks at its licence, and which desk that is. */
import type { Label, OrganisationKind } from '../vocabulary/roles.ts';

/** Who may register themselves; offices and their staff are set up by the administrator. */
export const registrableKinds = [
  'enterprise',
  'provider',
  'agency',
  'auditFirm',
] as const satisfies readonly OrganisationKind[];
export type RegistrableKind = (typeof registrableKinds)[number];

export const isRegistrable = (kind: OrganisationKind): kind is RegistrableKind =>
  registrableKinds.some((one) => one === kind);

/** Enterprises are looked at by the bureau of their district, all others by the city's officers. */
export const verificationDesk = (kind: OrganisationKind): 'district' | 'officer' =>
  kind === 'enterprise' ? 'district' : 'officer';

export type ToVerify = {
  kind: OrganisationKind;
  creditCode: string | null;
  legalRepresentative: string | null;
  district: string | null;
  hasLicence: boolean;
};
export type MissingPart = Label & { code: 'licence' | 'creditCode' | 'legalRepresentative' | 'district' };

/** Nothing is missing: it may be handed in. */
export function missingForVerification(organisation: ToVerify): MissingPart[] {
  const { kind, creditCode, legalRepresentative, district, hasLicence } = organisation;
  return [
    ...(hasLicence
      ? []
      : [{ code: 'licence' as const, zh: '营业执照：未上传', en: 'The business licence is not uploaded' }]),
    ...(creditCode
      ? []
      : [{ code: 'creditCode' as const, zh: '统一社会信用代码：未填写', en: 'The credit code is missing' }]),
    ...(legalRepresentative
      ? []
      : [
          {
            code: 'legalRepresentative' as const,
            zh: '法定代表人：未填写',
            en: 'The legal representative is missing',
          },
        ]),
    ...(kind !== 'enterprise' || district
      ? []
      : [{ code: 'district' as const, zh: '所属区县：未填写', en: 'The district is missing' }]),
  ];
}
