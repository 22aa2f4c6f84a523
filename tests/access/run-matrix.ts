/** Puts cells to the application and says which answers are not what was promised. */
import { eq } from 'drizzle-orm';
import { organisations } from '../../server/database/schema/identity.ts';
import { isPermission } from '../../workflows/access/permissions.ts';
import { examples, newKey } from '../http/cells.ts';
import { nobody } from '../http/example.ts';
import type { Answer, Ask, Operation, Scene } from '../http/scene.ts';
import { organisationOf } from '../support/case-log.ts';
import { bringInCast, type Cast } from './actors.ts';
import { leaks, plantCanaries } from './canaries.ts';
import { absent, cellsOf, type MatrixCell, type Prepared, type Table, tableNow } from './matrix-cells.ts';

export type Stage = { scene: Scene; cast: Cast; table: Table };

export async function openStage(scene: Scene): Promise<Stage> {
  await plantCanaries(scene.pilot);
  return { scene, cast: await bringInCast(scene), table: tableNow() };
}

/** An operation of the document with its example; null where there is none, or no permission. */
export async function prepare(stage: Stage, operation: Operation): Promise<Prepared | null> {
  const { permission } = operation;
  const example = await examples[operation.name]?.(stage.scene);
  return example && isPermission(permission) ? { ...stage, operation, permission, example, absent: new Map() } : null;
}

export type Findings = {
  cells: MatrixCell[];
  /** What is not as promised, in words. */
  wrong: string[];
  leaks: string[];
  changed: string[];
};
export const nothingFound = (): Findings => ({ cells: [], wrong: [], leaks: [], changed: [] });

/** Every cell of one operation: refusals first, because they must find everything as it was. */
export async function runOperation(stage: Stage, operation: Operation): Promise<Findings> {
  const prepared = await prepare(stage, operation);
  if (prepared === null) return { ...nothingFound(), wrong: [`${operation.name}: no example, or no permission`] };
  const cells = await cellsOf(prepared);
  const found: Findings = { ...nothingFound(), cells };
  const before = await stage.scene.look();
  const denied = cells.filter((one) => one.promised !== 'yes');
  const first = (cell: MatrixCell) => Number(cell.relation === 'absent');
  for (const cell of denied.toSorted((a, b) => first(b) - first(a))) await putTo(prepared, cell, found);
  const after = await stage.scene.look();
  const tables = Object.keys(before).filter((name) => before[name] !== after[name]);
  if (tables.length > 0) found.changed.push(`${operation.name}: refused, and yet changed ${tables.join(', ')}`);
  const allowed = cells.filter((one) => one.promised === 'yes');
  for (const cell of allowed.toSorted((a, b) => Number(b.exemplary) - Number(a.exemplary)))
    await putTo(prepared, cell, found);
  const suspended = await whileSuspended(prepared, allowed);
  if (suspended !== null) {
    found.cells.push(suspended);
    await putTo(prepared, suspended, found);
  }
  return found;
}

/** One request, and what is wrong about its answer. */
export async function putTo(prepared: Prepared, cell: MatrixCell, found: Findings): Promise<void> {
  const answer = await prepared.scene.send(cell.ask);
  const label = `${cell.operation} (${cell.permission}) ${cell.actor} ${cell.relation}`;
  const fault = faultOf(prepared, cell, answer);
  if (fault !== null) found.wrong.push(`${label}: ${fault}`);
  const person = cell.ask.by?.personId ?? '';
  const likeNothing = told(answer, cell.ask);
  if (cell.relation === 'absent') prepared.absent.set(person, likeNothing);
  else if (cell.promised === 404) {
    const missing = missingOf(prepared, cell.ask);
    const nothing = prepared.absent.get(person) ?? told(await prepared.scene.send(missing), missing);
    if (likeNothing !== nothing) found.wrong.push(`${label}: told from what is not there: ${likeNothing} ≠ ${nothing}`);
  }
  if (leaks(cell, answer.payload)) found.leaks.push(`${label}: ${answer.payload.slice(0, 300)}`);
}

/** What a refusal may be besides: the rules and the moment, once somebody else's valid request has gone before. */
const laterRefusals = [409, 422];
const codes: Readonly<Record<number, string>> = { 401: 'not-signed-in', 403: 'wrong-role', 404: 'not-found' };

function faultOf({ example, operation }: Prepared, cell: MatrixCell, answer: Answer): string | null {
  const { statusCode, payload } = answer;
  const got = `${statusCode} ${payload.slice(0, 200)}`;
  if (cell.promised !== 'yes') {
    if (statusCode !== cell.promised) return `${cell.promised} was promised, not ${got}`;
    return payload.includes(`"code":"${codes[statusCode]}"`) ? null : `another refusal: ${got}`;
  }
  if (cell.shows) {
    const { texts, yes } = cell.shows;
    const shown = texts.filter((text) => payload.includes(text)).length;
    return shown === (yes ? texts.length : 0) ? null : `shows ${shown} of ${texts.join(', ')}: ${got}`;
  }
  if (statusCode === example.status) return null;
  const later = !cell.exemplary && operation.method !== 'GET' && laterRefusals.includes(statusCode);
  return later ? null : `${example.status} was promised, not ${got}`;
}

function missingOf({ operation, example }: Prepared, ask: Ask): Ask {
  const { params = {} } = absent(operation, example);
  const [first] = operation.parameters.filter((one) => one.in === 'path');
  if (!first) return ask;
  const headers = { ...ask.headers, ...(example.keyed ? { 'idempotency-key': newKey() } : {}) };
  return { ...ask, headers, params: { ...ask.params, [first.name]: params[first.name] ?? nobody } };
}

/** The answer but for what names the request itself. */
function told({ statusCode, headers, payload }: Answer, { params = {} }: Ask): string {
  const names = Object.keys(headers).toSorted().join(' ');
  const ids = [...Object.values(params), String(headers['x-request-id'])].filter((id) => id.length >= 8);
  const text = ids.reduce((rest, id) => rest.replaceAll(id, '…'), payload);
  return `${statusCode} ${names} ${text}`;
}

/** A provider that is suspended takes no new cases, and goes on with the one it has. */
async function whileSuspended(
  { scene, operation }: Prepared,
  allowed: readonly MatrixCell[],
): Promise<MatrixCell | null> {
  const cell = allowed.find(({ actor, relation, shows }) => actor === 'provider' && relation === 'own' && !shows);
  if (!cell?.ask.by || operation.method !== 'GET') return null;
  await scene.pilot.product.db
    .update(organisations)
    .set({ standing: 'suspended' })
    .where(eq(organisations.id, organisationOf(cell.ask.by)));
  return { ...cell, actor: 'suspended', exemplary: false };
}
