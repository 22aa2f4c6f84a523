/**
 * Planted faults: every condition of the machine disabled once. Needs and permits are data, so a mutant changes one of
 * them in this process and puts it back; the product has no switch for it.
 */
import type { Permit } from '../case/kit.ts';
import { type NeedName, needs } from '../case/needs.ts';
import type { Path, Step } from '../case/structure.ts';
import { keysOf } from '../vocabulary/keys.ts';
import { roles } from '../vocabulary/roles.ts';
import { nameOf, steps } from './steps.ts';

export type Mutant = {
  name: string;
  /** States in which it can show, `''` for all. */
  at: readonly Path[];
  /** Plants it and answers how to take it away again. */
  plant: () => () => void;
};

const everyRole = keysOf(roles);
const forkOf = ({ from, event, permit }: Step) => `${from || 'any'} ${event}${permit.to ? ` to ${permit.to}` : ''}`;
const permitsOf = (some: readonly Step[]) => [...new Set(some.map((step) => step.permit))];
const startsOf = (some: readonly Step[]) => [...new Set(some.map((step) => step.from))];

function groupedBy<K>(key: (step: Step) => K): Map<K, Step[]> {
  const groups = new Map<K, Step[]>();
  for (const step of steps) groups.set(key(step), [...(groups.get(key(step)) ?? []), step]);
  return groups;
}

const changed = (permits: readonly Permit[], change: (permit: Permit) => Partial<Permit>) => () => {
  const before = permits.map((permit) => ({ ...permit }));
  for (const permit of permits) Object.assign(permit, change(permit));
  return () => {
    permits.forEach((permit, i) => {
      Object.assign(permit, before[i]);
    });
  };
};

const needsOff: Mutant[] = keysOf(needs).map((name) => ({
  name: `${name} always holds`,
  at: startsOf(steps.filter(({ permit }) => [...permit.needs, ...(permit.when ?? [])].includes(name))),
  plant: () => {
    const need = needs[name];
    needs[name] = { ...need, holds: () => true };
    return () => {
      needs[name] = need;
    };
  },
}));

/** The clocks share one permit, so that one is widened for all of them at once. */
const rolesOff: Mutant[] = [...groupedBy((step) => step.permit)].map(([permit, sharing]) => ({
  name: `anyone may: ${sharing.map(nameOf).join(', ')}`,
  at: startsOf(sharing),
  plant: changed([permit], () => ({ by: everyRole })),
}));

const branchesOff: Mutant[] = steps
  .filter(({ permit }) => (permit.when?.length ?? 0) > 0)
  .map((step) => ({
    name: `branch always open: ${nameOf(step)}`,
    at: [step.from],
    plant: changed([step.permit], () => ({ when: [] })),
  }));

/** One need forgotten at one event of one state, in all branches of it. */
const needsForgotten: Mutant[] = [...groupedBy(forkOf)].flatMap(([fork, branches]) =>
  [...new Set(branches.flatMap(({ permit }) => permit.needs))].map((name: NeedName) => ({
    name: `${name} forgotten: ${fork}`,
    at: startsOf(branches),
    plant: changed(permitsOf(branches), ({ needs: all }) => ({ needs: all.filter((one) => one !== name) })),
  })),
);

export const mutants: readonly Mutant[] = [...needsOff, ...rolesOff, ...branchesOff, ...needsForgotten];
