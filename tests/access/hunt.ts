/** Plants one fault after the other in the access model and asks what can show it. */
import { faultOf } from '../../server/http/require-permissions.ts';
import { isPermission, type PermissionName, permissionOf } from '../../workflows/access/permissions.ts';
import { formsOf } from '../../workflows/forms/forms.ts';
import { newKey } from '../http/cells.ts';
import type { Operation } from '../http/scene.ts';
import { allFaults, type Fault, whyEquivalent } from './faults.ts';
import { cellsOfRole, type MatrixCell, type Prepared } from './matrix-cells.ts';
import { nothingFound, prepare, putTo, type Stage } from './run-matrix.ts';

export type Hunt = {
  mutants: number;
  caught: number;
  equivalent: { mutant: string; argument: string }[];
  survivors: string[];
};

export async function hunt(stage: Stage, operations: readonly Operation[]): Promise<Hunt> {
  const prepared: Prepared[] = [];
  for (const operation of operations) prepared.push(...[await prepare(stage, operation)].flatMap((one) => one ?? []));
  const found: Hunt = { ...openDoors(operations), equivalent: [], survivors: [] };
  for (const fault of allFaults(await formsOfPilot(stage))) {
    const showing = prepared.filter((one) => fault.shownBy({ name: one.operation.name, permissions: askedBy(one) }));
    const caught = await isCaught(stage, fault, showing);
    const argument = whyEquivalent(fault);
    if (!caught && argument !== null) {
      found.equivalent.push({ mutant: fault.name, argument });
      continue;
    }
    found.mutants += 1;
    if (caught) found.caught += 1;
    else found.survivors.push(fault.name);
  }
  return found;
}

async function formsOfPilot({ scene: { pilot } }: Stage) {
  const { rows } = await pilot.product.pool.query<{ id: string }>('select policy_id as id from calls where id = $1', [
    pilot.callId,
  ]);
  return formsOf(await pilot.product.policies.get(rows[0]?.id ?? ''));
}

const askedBy = ({ permission, example }: Prepared): PermissionName[] => [
  permission,
  ...(example.inner ?? []).map((one) => one.permission),
];

/** What was let through changes things: then the next fault needs an example of its own. */
async function isCaught(stage: Stage, fault: Fault, showing: readonly Prepared[]): Promise<boolean> {
  for (const { operation } of showing) {
    const fresh = await prepare(stage, operation);
    if (fresh === null) continue;
    const cells = await cellsOfRole(fresh, fault.role);
    const takeOut = fault.plant();
    const seen = await findSeen(fresh, cells).finally(takeOut);
    // Asked again without the fault the answer must be right: what is wrong anyway has caught nothing.
    if (seen !== null && (await findSeen(fresh, [again(seen)])) === null) return true;
  }
  return false;
}

/** The first cell whose answer is not what was promised. */
async function findSeen(prepared: Prepared, cells: readonly MatrixCell[]): Promise<MatrixCell | null> {
  const found = nothingFound();
  for (const cell of cells) {
    await putTo(prepared, cell, found);
    if (found.wrong.length + found.leaks.length > 0) return cell;
  }
  return null;
}

function again(cell: MatrixCell): MatrixCell {
  const { headers = {} } = cell.ask;
  const keyed = 'idempotency-key' in headers ? { 'idempotency-key': newKey() } : {};
  return { ...cell, exemplary: false, ask: { ...cell.ask, headers: { ...headers, ...keyed } } };
}

/** What is held by somebody becomes anyone's: with such a model the application does not start. */
function openDoors(operations: readonly Operation[]): { mutants: number; caught: number } {
  const closed = operations.filter(
    ({ permission }) => isPermission(permission) && permissionOf(permission).on !== 'anyone',
  );
  const refused = closed.filter(({ permission: access, public: open }) => {
    if (!isPermission(access)) return false;
    const permission = permissionOf(access);
    const { on } = permission;
    permission.on = 'anyone';
    const fault = faultOf({ config: { access, public: open } });
    permission.on = on;
    return fault !== null;
  });
  return { mutants: closed.length, caught: refused.length };
}
