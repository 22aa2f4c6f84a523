/** Plants one fault after the other and asks what can show it. */
import { isPermission, type PermissionName } from '../../workflows/access/permissions.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import { permissionOf } from '../../workflows/access/permissions.ts';
import { faultOf } from '../../server/http/require-permissions.ts';
import { formsOf } from '../../workflows/forms/forms.ts';
import { examples } from '../http/cells.ts';
import type { Operation } from '../http/scene.ts';
import { allFaults, type Fault, whyEquivalent } from './faults.ts';
import { cellsOfRole, type MatrixCell, type Prepared } from './matrix-cells.ts';
import { none, prepare, putTo, type Stage } from './run-matrix.ts';

export type Hunt = { mutants: number; caught: number; equivalent: { mutant: string; argument: string }[]; survivors: string[] };

export async function hunt(stage: Stage, operations: readonly Operation[]): Promise<Hunt> {
  const { product } = stage.scene.pilot;
  const { rows } = await product.pool.query<{ id: string }>('select id from policies order by id');
  const policies = await Promise.all(rows.map(({ id }) => product.policies.get(id)));
  const faults = allFaults(formsOf(policies.find(({ stages }) => stages.includes('assessment')) ?? policies[0] ?? never()));
  const asked = await permissionsAsked(stage, operations);
  const found: Hunt = { ...openDoors(operations), equivalent: [], survivors: [] };
  for (const fault of faults) {
    const argument = whyEquivalent(fault);
    const caught = await isCaught(stage, fault, operations.filter((one) => fault.shownBy({ name: one.name, permissions: asked.get(one.name) ?? [] })));
    if (!caught && argument !== null) found.equivalent.push({ mutant: fault.name, argument });
    else {
      found.mutants += 1;
      if (caught) found.caught += 1;
      else found.survivors.push(fault.name);
    }
  }
  return found;
}

const never = (): never => {
  throw new Error('there is no policy');
};

/** A permission that was for somebody and is for anyone: the application does not start. */
function openDoors(operations: readonly Operation[]): { mutants: number; caught: number } {
  const closed = keysOf(permissionNames(operations)).filter((name) => permissionOf(name).on !== 'anyone');
  const caught = closed.filter((name) => {
    const permission = permissionOf(name);
    const { on } = permission;
    Reflect.set(permission, 'on', 'anyone');
    const refused = operations.some((one) => one.permission === name && faultOf({ config: { access: name, public: one.public } }) !== null);
    Reflect.set(permission, 'on', on);
    return refused;
  });
  return { mutants: closed.length, caught: caught.length };
}
