/** The machine as the screens draw it, made once from the same data that decides. */
import { z } from 'zod';
import { corrections } from '../../workflows/case/corrections.ts';
import { saidSchemas } from '../../workflows/case/said.ts';
import { type StateInfo, states } from '../../workflows/case/structure.ts';
import { allowanceNames, allowances } from '../../workflows/vocabulary/allowances.ts';
import { type EventType, events, systemEvents } from '../../workflows/vocabulary/events.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import { roles } from '../../workflows/vocabulary/roles.ts';
import { stageNames, stages } from '../../workflows/vocabulary/stages.ts';
import type { MachineView } from './reference-contract.ts';

/** Drawn only when the case is on them (ui.md, "Look"): detours, refusals, and what follows the last station. */
const sideTracks: ReadonlySet<string> = new Set([
  'application.supplement',
  'application.objection',
  'application.waitlisted',
  'application.refused',
  'matching.outOfPool',
  'retrofit.change',
  'acceptance.rectifying',
  'acceptance.failed',
  'assessment.belowTarget',
  'subsidy.supplement',
  'subsidy.queued',
  'subsidy.objection',
  'subsidy.accountCorrection',
  'subsidy.held',
  'subsidy.refused',
]);
const isSideTrack = (path: string): boolean => sideTracks.has(path) || /^(appeal|recovery)\./.test(path);

const isSystem = (type: EventType): boolean => systemEvents.some((event) => event === type);

export function viewMachine(): MachineView {
  return {
    roles,
    stages: stageNames.map((name) => ({ name, label: stages[name] })),
    states: states.filter(({ path, compound }) => path !== '' && !compound).map(viewState),
    events: keysOf(events).map((type) => ({
      type,
      label: events[type],
      system: isSystem(type),
      fields: { ...z.toJSONSchema(saidSchemas[type], { io: 'input' }) },
    })),
    allowances: allowanceNames.map((name) => ({ name, label: allowances[name] })),
    corrections: [...corrections],
  };
}

function viewState({ path, meta, clock, silent, final }: StateInfo): MachineView['states'][number] {
  const { zh, en, desk = [] } = meta;
  const stage = path.split('.')[0] ?? path;
  return { path, label: { zh, en }, stage, desk: [...desk], clock, silent, final, sideTrack: isSideTrack(path) };
}
