/** The cells of one operation: every actor on what is theirs, on what is somebody else's, on nothing; and what is promised. */
import { eq } from 'drizzle-orm';
import type { Caller } from '../../server/access/caller.ts';
import { organisations } from '../../server/database/schema/identity.ts';
import type { Permission } from '../../workflows/access/permission.ts';
import { type PermissionName, permissions } from '../../workflows/access/permissions.ts';
import { type Promised, promised, type Standing } from '../../workflows/access/promised.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import { rolesOfKind } from '../../workflows/vocabulary/roles.ts';
import { askOf } from '../http/cells.ts';
import { type Change, type Example, nobody } from '../http/example.ts';
import type { Ask, Operation, Scene } from '../http/scene.ts';
import {
  type Cast,
  caseNow,
  formerMember,
  personRoles,
  standApart,
  standInConflict,
  standInOrganisation,
  standOnCase,
} from './actors.ts';

export type Table = Readonly<Record<PermissionName, Permission>>;
/** As it was when the run began: a fault that is planted later must not change what is expected. */
export const tableNow = (): Table => structuredClone(permissions);

/** A word that belongs to one enterprise of another district: see canaries.ts. */
export const secret = 'CANARY-7f3a';

export type Actor = PersonRole | 'stranger' | 'former' | 'waiting' | 'deactivated' | 'suspended';
export const relations = ['own', 'other', 'absent', 'draft', 'ordinary'] as const;
export type Relation = (typeof relations)[number];

export type MatrixCell = {
  operation: string;
  permission: PermissionName;
  actor: Actor;
  relation: Relation;
  ask: Ask;
  promised: Promised;
  /** The valid request as its example has it: it must succeed. */
  exemplary: boolean;
  /** The answer shows these texts, or none of them. */
  shows?: { texts: readonly string[]; yes: boolean };
};

export type Prepared = {
  scene: Scene;
  cast: Cast;
  table: Table;
  operation: Operation;
  permission: PermissionName;
  example: Example;
  /** How each person is told that something does not exist. */
  absent: Map<string, string>;
};

export async function cellsOf(prepared: Prepared): Promise<MatrixCell[]> {
  const cells = [stranger(prepared, 'own'), ...(hasPath(prepared) ? [stranger(prepared, 'absent')] : [])];
  for (const role of personRoles) cells.push(...(await cellsOfRole(prepared, role)));
  cells.push(...(await withoutRole(prepared)));
  return cells;
}

export async function cellsOfRole(prepared: Prepared, role: PersonRole): Promise<MatrixCell[]> {
  const own = await ownCells(prepared, role);
  const other = hasPath(prepared) ? await otherCells(prepared, role) : [];
  return [...own, ...other, ...named(prepared, role), ...searching(prepared, own)];
}

const hasPath = ({ operation }: Prepared): boolean => operation.parameters.some((one) => one.in === 'path');

function stranger({ operation, permission, example, table }: Prepared, relation: 'own' | 'absent'): MatrixCell {
  const change: Change = relation === 'own' ? {} : absent(operation, example);
  return {
    operation: operation.name,
    permission,
    actor: 'stranger',
    relation,
    ask: { ...askOf(operation, example, change), by: null },
    promised: promised(table[permission], null, relation),
    exemplary: relation === 'own' && example.by === null,
  };
}

/** The first name in the path is what the permission is about. */
export function absent(operation: Operation, example: Example): Change {
  const first = operation.parameters.find((one) => one.in === 'path');
  if (!first) return {};
  if (first.schema.format === 'uuid') return { params: { ...example.params, [first.name]: nobody } };
  const { missing } = example;
  const named = typeof missing === 'object' ? missing?.params : undefined;
  return { params: { ...example.params, [first.name]: 'nothing', ...named } };
}

/** The permission as the example narrows it. */
function narrowed({ table, permission, example }: Prepared): Permission {
  return { ...table[permission], ...example.access };
}

async function ownCells(prepared: Prepared, role: PersonRole): Promise<MatrixCell[]> {
  const { operation, permission, example, scene } = prepared;
  const asked = narrowed(prepared);
  const mine = example.by?.memberships.some((one) => one.role === role) === true;
  const cell = (by: Caller, relation: Relation, more: { change?: Change; promised?: Promised } = {}): MatrixCell => ({
    operation: operation.name,
    permission,
    actor: role,
    relation,
    ask: { ...askOf(operation, example, more.change), by },
    promised: more.promised ?? promised(asked, role, relation === 'own' ? 'own' : 'other'),
    exemplary: mine && more.change === undefined && relation === 'own',
  });
  const only = async (by: Caller) => withInner(prepared, cell(mine && example.by ? example.by : by, 'own'));
  switch (asked.on) {
    case 'anyone':
      return only(await scene.pilot.person(role));
    case 'signedIn':
      return only(prepared.cast.office(role));
    case 'self':
      // Where it names something of the example's own person, nobody else has it.
      if (hasPath(prepared) && !mine) return [];
      return only(await (example.equip ?? asTheyAre)(await scene.pilot.person(role)));
    case 'held':
      return only(prepared.cast.office(role));
    case 'case':
      return onCase(prepared, role, { cell, only });
    case 'organisation':
      return inOrganisation(prepared, role, { cell, only });
  }
}

const asTheyAre = async (person: Caller): Promise<Caller> => person;

type Making = {
  cell: (by: Caller, relation: Relation, more?: { change?: Change; promised?: Promised }) => MatrixCell;
  only: (by: Caller) => Promise<MatrixCell[]>;
};

async function onCase(prepared: Prepared, role: PersonRole, { cell, only }: Making): Promise<MatrixCell[]> {
  const { scene, cast, example } = prepared;
  const { pilot } = scene;
  const record = await caseNow(pilot, example.caseId ?? example.params?.id ?? nobody);
  const by = await standOnCase(pilot, cast, { role, record });
  if (by !== null) return only(by);
  // A draft is not there for officials; what was handed in is, if the example knows of such a thing.
  const cells = [cell(cast.office(role), 'draft')];
  const { wrongRole } = example;
  if (typeof wrongRole === 'string' || wrongRole.params === undefined) return cells;
  const filed = await caseNow(pilot, wrongRole.about ?? wrongRole.params.id ?? nobody);
  const sees = await standOnCase(pilot, cast, { role, record: filed });
  return sees === null ? cells : [...cells, cell(sees, 'own', { change: { params: wrongRole.params } })];
}

async function inOrganisation(prepared: Prepared, role: PersonRole, { cell, only }: Making): Promise<MatrixCell[]> {
  const { scene, cast, example } = prepared;
  const { by, administers = false, seenBy } = narrowed(prepared);
  const id = organisationIdOf(example);
  if (by.includes(role)) return only(cast.office(role));
  if (seenBy?.includes(role)) return [cell(cast.office(role), 'own')];
  const { kind } = await organisationOf(scene, id);
  // What hangs on an organisation is not there for members of any other.
  if (example.organisationId !== undefined && !rolesOfKind[kind].includes(role)) return [];
  const own = await standInOrganisation(scene.pilot, cast, { role, id, kind, administers });
  const change = own.id === id ? undefined : { params: { ...example.params, id: own.id } };
  const cells = change ? [cell(own.person, 'own', { change })] : await only(own.person);
  if (!administers || !rolesOfKind[kind].includes(role)) return cells;
  const ordinary = await scene.pilot.person(role, { organisationId: id });
  return [...cells, cell(ordinary, 'ordinary', { promised: seenBy ? 403 : 404 })];
}

const organisationIdOf = ({ organisationId, params }: Example): string => organisationId ?? params?.id ?? nobody;

async function organisationOf({ pilot }: Scene, id: string) {
  const [found] = await pilot.product.db.select().from(organisations).where(eq(organisations.id, id));
  if (!found) throw new Error('there is no such organisation');
  return found;
}

async function otherCells(prepared: Prepared, role: PersonRole): Promise<MatrixCell[]> {
  const { operation, permission, example, scene, cast } = prepared;
  const asked = narrowed(prepared);
  const { pilot } = scene;
  const cell = (by: Caller, relation: Relation & Standing, change: Change): MatrixCell => ({
    operation: operation.name,
    permission,
    actor: role,
    relation,
    ask: { ...askOf(operation, example, change), by },
    promised: promised(asked, role, relation),
    exemplary: false,
  });
  const nothing = absent(operation, example);
  switch (asked.on) {
    case 'anyone':
      return [];
    case 'signedIn':
    case 'held':
      return [cell(cast.office(role), 'absent', nothing)];
    case 'self':
      return [cell(cast.office(role), 'other', {}), cell(cast.office(role), 'absent', nothing)];
    case 'case': {
      const { enterpriseId } = await caseNow(pilot, example.caseId ?? example.params?.id ?? nobody);
      const by = await standApart(pilot, cast, { role, organisationId: enterpriseId });
      const cells = [cell(by, 'other', {}), cell(by, 'absent', nothing)];
      if (role === 'district') cells.push(cell(await standInConflict(pilot, enterpriseId), 'other', {}));
      if (role !== 'treasury' || example.caseId !== undefined) return cells;
      const { caseId } = await pilot.caseAt('application.cityReview');
      return [...cells, cell(cast.office(role), 'other', { params: { ...example.params, id: caseId } })];
    }
    case 'organisation': {
      const organisationId = organisationIdOf(example);
      const sees = asked.by.includes(role) || asked.seenBy?.includes(role) === true;
      const by = sees ? await standApart(pilot, cast, { role, organisationId }) : cast.apart(role);
      return [cell(by, 'other', {}), cell(by, 'absent', nothing)];
    }
  }
}

/** Former members of the very organisation, members of one that waits to be verified, closed accounts: nobody with a role. */
async function withoutRole(prepared: Prepared): Promise<MatrixCell[]> {
  const { operation, permission, example, scene, cast } = prepared;
  const { on } = narrowed(prepared);
  if (on === 'anyone') return [];
  const told: Record<typeof on, Promised> = { signedIn: 'yes', self: 'yes', held: 403, case: 404, organisation: 404 };
  const cell = (actor: Actor, by: Caller, answer: Promised): MatrixCell => ({
    operation: operation.name,
    permission,
    actor,
    relation: 'own',
    ask: { ...askOf(operation, example), by },
    promised: answer,
    exemplary: false,
  });
  const closed = cell('deactivated', cast.deactivated, 401);
  if (on === 'self') return [closed];
  const former = await formerMember(scene.pilot, await organisationAsked(prepared));
  return [closed, cell('former', former, told[on]), cell('waiting', cast.waiting, told[on])];
}

async function organisationAsked(prepared: Prepared): Promise<string | undefined> {
  const { scene, example } = prepared;
  const { on } = narrowed(prepared);
  if (on === 'organisation') return organisationIdOf(example);
  if (on !== 'case') return undefined;
  return (await caseNow(scene.pilot, example.caseId ?? example.params?.id ?? nobody)).enterpriseId;
}

/** Asked by a person whom the example itself names. */
function named({ operation, example, table }: Prepared, role: PersonRole): MatrixCell[] {
  return (example.inner ?? []).flatMap(({ permission, by, change, shows, access }): MatrixCell[] => {
    if (by === undefined || !by.memberships.some((one) => one.role === role)) return [];
    const ask = { ...askOf(operation, example, change), by };
    const answer = promised({ ...table[permission], ...access }, role, 'own');
    const base = {
      operation: operation.name,
      permission,
      actor: role,
      ask,
      relation: 'own',
      exemplary: false,
    } as const;
    return [toShow(base, answer, shows)];
  });
}

/** The permission decides on the answer, or on what of it is shown. */
const toShow = (
  cell: Omit<MatrixCell, 'promised'>,
  answer: Promised,
  texts: readonly string[] | undefined,
): MatrixCell =>
  texts ? { ...cell, promised: 'yes', shows: { texts, yes: answer === 'yes' } } : { ...cell, promised: answer };

/** Where something can be searched for, everybody searches for the secret. */
function searching({ operation }: Prepared, own: readonly MatrixCell[]): MatrixCell[] {
  const fields = operation.parameters.filter((one) => one.in === 'query');
  if (!fields.some(({ name }) => name === 'q')) return [];
  const required = fields.filter((one) => one.required).map(({ name }) => name);
  return own
    .filter(({ shows }) => shows === undefined)
    .map((cell) => {
      const kept = (cell.ask.query ?? []).filter(([name]) => required.includes(name));
      return { ...cell, exemplary: false, ask: { ...cell.ask, query: [...kept, ['q', secret]] } };
    });
}

/** What else the route asks of the same person. */
function withInner({ operation, example, table }: Prepared, outer: MatrixCell): MatrixCell[] {
  const role = personRoles.find((one) => one === outer.actor);
  const inner = (example.inner ?? []).flatMap(({ permission, change, shows, by, except = [] }): MatrixCell[] => {
    if (by !== undefined || role === undefined || except.includes(role)) return [];
    const answer = promised(table[permission], role, 'own');
    const ask = { ...askOf(operation, example, change), by: outer.ask.by };
    const base = { ...outer, permission, ask, exemplary: false };
    return [
      shows
        ? { ...base, promised: 'yes', shows: { texts: shows, yes: answer === 'yes' } }
        : { ...base, promised: answer },
    ];
  });
  return [outer, ...inner];
}
