/** Hunts planted faults: a mutant is caught when a law breaks, or when what was reached and taken before no longer is. */
import { lineageOf } from '../case/structure.ts';
import type { Exploration } from './exploration.ts';
import { explore } from './explore.ts';
import type { Mutant } from './mutants.ts';
import { type Progress, progressOf } from './progress.ts';
import { quick, type Variant } from './variants.ts';

export type Hunted = { name: string; caughtBy: string | null; in: string | null };

/** What a variant shows on the sound machine: only what goes beyond it catches a mutant. */
type Sound = { variant: Variant; paths: Set<string>; taken: Set<string>; situations: number; progress: Progress };

const soundOf = (variant: Variant): Sound => {
  const x = explore(variant, { untilBroken: true });
  const paths = new Set(x.moments.map(({ path }) => path));
  return { variant, paths, taken: new Set(x.taken.keys()), situations: x.moments.length, progress: progressOf(x) };
};

/** Small variants first; those that never come where the fault is are left out. */
export function hunter(variants: readonly Variant[] = quick): (mutant: Mutant) => Hunted {
  const sound = variants.map(soundOf).sort((a, b) => a.situations - b.situations);
  return (mutant) => {
    const remove = mutant.plant();
    try {
      for (const one of sound.filter(({ paths }) => touches(mutant, paths))) {
        const caughtBy = faultOf(explore(one.variant, { untilBroken: true }), one);
        if (caughtBy !== null) return { name: mutant.name, caughtBy, in: one.variant.name };
      }
    } finally {
      remove();
    }
    return { name: mutant.name, caughtBy: null, in: null };
  };
}

const touches = ({ at }: Mutant, paths: ReadonlySet<string>) =>
  at.includes('') || [...paths].some((path) => lineageOf(path).some((state) => at.includes(state.path)));

function faultOf(x: Exploration, sound: Sound): string | null {
  const [law] = x.broken.keys();
  if (law !== undefined) return law;
  const reached = new Set(x.moments.map(({ path }) => path));
  const missed = [...sound.paths].find((path) => !reached.has(path));
  if (missed !== undefined) return `every state is reached (${missed})`;
  const untaken = [...sound.taken].find((step) => !x.taken.has(step));
  if (untaken !== undefined) return `every transition is taken (${untaken})`;
  const { deadlocks, deadEnds, clockCycles } = progressOf(x);
  if (deadlocks.length > sound.progress.deadlocks.length) return `no deadlock (${deadlocks[0]})`;
  if (deadEnds.length > sound.progress.deadEnds.length) return `a way to an end (${deadEnds[0]})`;
  return clockCycles.length > sound.progress.clockCycles.length ? `no clock in circles (${clockCycles[0]})` : null;
}
