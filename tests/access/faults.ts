/**
 * Faults to plant in the access model while it runs: one entry of the data is another for a moment. The model is plain data
 * that is read at every question, so nothing in the product knows of this.
 */
import type { Permission } from '../../workflows/access/permission.ts';
import { type PermissionName, permissions } from '../../workflows/access/permissions.ts';
import { type Sight, sight } from '../../workflows/access/sight.ts';
import type { Form } from '../../workflows/forms/form-schema.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import { type PersonRole, roles } from '../../workflows/vocabulary/roles.ts';
import { personRoles } from './actors.ts';

export type Fault = {
  name: string;
  /** Answers with what takes it out again. */
  plant: () => () => void;
  role: PersonRole;
  /** Operations that can tell. */
  shownBy: (operation: { name: string; permissions: readonly PermissionName[] }) => boolean;
};

export function allFaults(forms: readonly Form[]): Fault[] {
  const held = keysOf(permissions).flatMap((name) => [...faultsOfRoles(name), ...faultsOfMembers(name)]);
  return [
    ...held,
    ...personRoles.flatMap(faultsOfSight),
    ...forms.filter(({ code }) => code === 'application').flatMap(faultsOfForm),
  ];
}

/** Puts another value in its place. */
function put(target: object, field: string, value: unknown): () => void {
  const before: unknown = Reflect.get(target, field);
  if (!Reflect.set(target, field, value)) throw new Error(`${field} cannot be changed`);
  return () => {
    Reflect.set(target, field, before);
  };
}

/** Each role taken from who may, each role added to them. */
function faultsOfRoles(name: PermissionName): Fault[] {
  const permission: Permission = permissions[name];
  const forAll = permission.on === 'anyone' || permission.on === 'signedIn' || permission.on === 'self';
  if (forAll || Object.hasOwn(derived, name)) return [];
  return personRoles.map((role) => {
    const has = permission.by.includes(role);
    const by = has ? permission.by.filter((one) => one !== role) : [...permission.by, role];
    return {
      name: `${name}: ${roles[role].en} ${has ? 'removed' : 'added'}`,
      role,
      plant: () => put(permission, 'by', by),
      shownBy: (operation) => operation.permissions.includes(name),
    };
  });
}

/** Of organisations: members in any role, members who do not administer it. */
function faultsOfMembers(name: PermissionName): Fault[] {
  const permission: Permission = permissions[name];
  const { members, administers } = permission;
  const fault = (words: string, field: 'members' | 'administers', role: PersonRole): Fault => ({
    name: `${name}: ${words}`,
    role,
    plant: () => put(permission, field, undefined),
    shownBy: (operation) => operation.permissions.includes(name),
  });
  return [
    ...(members
      ? [fault('members in any role', 'members', members.includes('provider') ? 'enterprise' : 'provider')]
      : []),
    ...(administers ? [fault('members who do not administer it', 'administers', 'enterprise')] : []),
  ];
}

/** Each role sees more than it should in each way, or nothing. */
function faultsOfSight(role: PersonRole): Fault[] {
  const { cases, named, drafts, own } = sight[role];
  const fault = (words: string, change: Partial<Sight>, shownBy: Fault['shownBy'] = readsCases): Fault => ({
    name: `sight of ${roles[role].en}: ${words}`,
    role,
    plant: () => put(sight, role, { ...sight[role], ...change }),
    shownBy,
  });
  return [
    ...(cases === 'city'
      ? []
      : [fault('every case', { cases: 'city' }), fault('every case in lists', { cases: 'city' }, listsCases)]),
    ...(cases === 'none' ? [] : [fault('no case', { cases: 'none' })]),
    ...(drafts || cases === 'none' ? [] : [fault('drafts', { drafts: true }, fillsForms)]),
    ...(own || cases === 'none' ? [] : [fault('cases of where they belonged', { own: true })]),
    ...(named.length > 1
      ? named.map((column) => fault(`not where ${column} names it`, { named: named.filter((one) => one !== column) }))
      : []),
  ];
}

const readsCases: Fault['shownBy'] = ({ name }) => name === 'GET /api/cases/{id}';
const listsCases: Fault['shownBy'] = ({ name }) => name === 'GET /api/cases';
const fillsForms: Fault['shownBy'] = ({ name }) => name === 'PUT /api/cases/{id}/forms/{form}';

/** Each reader of the form taken away, each other role added, and another one to fill it in. */
function faultsOfForm(form: Form): Fault[] {
  const fault = (words: string, role: PersonRole, plant: Fault['plant']): Fault => ({
    name: `form ${form.code}: ${words}`,
    role,
    plant,
    shownBy: ({ name }) =>
      name === 'GET /api/cases/{id}/assessments/{kind}' || name === 'PUT /api/cases/{id}/forms/{form}',
  });
  const others = personRoles.filter((role) => role !== form.role);
  return [
    ...others.map((role) => {
      const reads = form.readers.includes(role);
      const readers = reads ? form.readers.filter((one) => one !== role) : [...form.readers, role];
      return fault(`${roles[role].en} ${reads ? 'removed from' : 'added to'} its readers`, role, () =>
        put(form, 'readers', readers),
      );
    }),
    fault('filled in by providers', 'provider', () => put(form, 'role', 'provider')),
    fault('not filled in by enterprises', 'enterprise', () => put(form, 'role', 'provider')),
  ];
}

/** Permissions that are written from something else, which is what is asked: no fault of theirs can be planted. */
const byForm = 'derived from the forms, which are asked themselves: their own faults are planted';
export const derived: Readonly<Partial<Record<PermissionName, string>>> = {
  'case.move': 'derived from the machine, which is asked itself: npm run check:workflow -- --mutate',
  'organisation.list': 'the union of pool.list and enterprise.list, which are asked themselves',
  'form.save': byForm,
  'assessment.read': byForm,
  'assessment.save': byForm,
  'document.upload': byForm,
  'document.read': byForm,
  'document.withdraw': byForm,
};

/** Why a fault changes nothing that anybody could see; null where it must be caught. */
export function whyEquivalent({ name }: Pick<Fault, 'name'>): string | null {
  return reasons.find(([of]) => of.test(name))?.[1] ?? null;
}

const reasons: readonly [RegExp, string][] = [
  [
    new RegExp(
      `^(${keysOf(permissions).filter(isOfCases).join('|')}|document.names|form application): Administrator added`,
    ),
    'an administrator has no role on any case, so no list of roles can let them in',
  ],
  [
    /^(milestone\.close|progress\.report): (?!Provider|Enterprise).* added$/,
    'who is at work is asked besides: another role is neither the provider of the case nor its enterprise',
  ],
  [
    /^enterprise\.listAll: (Enterprise|Provider|Acceptance agency|Audit firm) added$/,
    'asked only of who may list enterprises at all (enterprise.list)',
  ],
  [
    /^(account\.(read|save)|organisation\.export): District bureau added$/,
    'a district reaches enterprises by where they lie, and of an account or an export nobody says where that is',
  ],
  [
    /^(verification|joinRequest)\.decide: ((?!District bureau|City officer).* added|members in any role)$/,
    'whose desk it is follows from the kind of the organisation (workflows/organisation/verification.ts)',
  ],
  [
    /^(paidAccount|formContact)\.reveal: (Enterprise|Provider|Acceptance agency|Audit firm) added$/,
    'asked only of who may have anything revealed at all (personal.reveal)',
  ],
  [/^formContact\.reveal: Treasury removed$/, 'of today’s forms none with a contact is the treasury’s to read'],
  [/^account\.read: members in any role$/, 'only enterprises can have an account (account.save)'],
  [
    /^commitment\.(ask|confirm): (District bureau|City officer|Director|Objection handler|Auditor) added$/,
    'it is made on a draft, which nobody but its enterprise sees',
  ],
  [
    /^(eligibility\.lookUp|waiver\.(ask|decide)): (Provider|Acceptance agency|Audit firm|Treasury) added$/,
    'it is done while the city reviews, when nobody of them has a part in the case',
  ],
  [/^sight of Treasury: drafts$/, 'a draft has no money in it'],
];

function isOfCases(name: PermissionName): boolean {
  return permissions[name].on === 'case';
}
