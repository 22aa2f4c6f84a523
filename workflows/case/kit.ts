/**
 * The words the stage files are written in. Guards are data (`may`, `fork`), effects are data (`tell`, `book`, the clocks);
 * nothing is executed by the machine, `transition()` returns the effects and the server writes them down.
 */
import { assign, setup } from 'xstate';
import type { Policy } from '../policy/policy-schema.ts';
import type { Allowance } from '../vocabulary/allowances.ts';
import type { Label, Role } from '../vocabulary/roles.ts';
import type { Clock, Matter, Stage } from '../vocabulary/stages.ts';
import { newFacts, type Opening, type Situation } from './facts.ts';
import type { Happening } from './happening.ts';
import { type NeedName, unmet } from './needs.ts';
import { appealOpened, spent, type UpdateName, updates } from './updates.ts';

/** Who may say it, what must hold, which branch is taken, and for a correction where it leads. */
export type Permit = { by: readonly Role[]; needs: readonly NeedName[]; when?: readonly NeedName[]; to?: string };

/** What people read about a state, whose desk the case lies on, and which clocks rest meanwhile. */
export type StateMeta = Label & { desk?: readonly Role[]; pauses?: readonly Clock[] };

/** What is told to people (letters and notices of the outbox). */
export type Telling =
  | 'desk.arrived'
  | 'application.received'
  | 'notice.published'
  | 'case.listed'
  | 'case.waitlisted'
  | 'provider.named'
  | 'agency.assigned'
  | 'acceptance.passed'
  | 'level.confirmed'
  | 'subsidy.approved'
  | 'payment.settled'
  | 'recovery.ordered'
  | 'case.ended'
  | 'allowance.granted';

/** What is booked beside the case: quota places and money. Amounts are the facts before and after. */
export type Booking =
  | 'placeTaken'
  | 'placeFreed'
  | 'committed'
  | 'released'
  | 'paymentIssued'
  | 'paymentSettled'
  | 'paymentReturned'
  | 'recovered';

export const kit = setup({
  types: {
    context: {} as Situation,
    events: {} as Happening,
    input: {} as { opening: Opening; policy: Policy } | undefined,
    meta: {} as StateMeta,
  },
  guards: {
    permitted: ({ context, event }, permit: Permit) =>
      permit.by.includes(event.by) &&
      (permit.to === undefined || permit.to === event.said.to) &&
      unmet([...permit.needs, ...(permit.when ?? [])], context, event).length === 0,
  },
  actions: {
    start: (_, _params: { clock: Clock }) => {},
    tell: (_, _params: { what: Telling }) => {},
    book: (_, _params: { entry: Booking }) => {},
    update: assign(({ context, event }, { fact }: { fact: UpdateName }) => ({
      facts: { ...context.facts, ...updates[fact](context, event) },
    })),
    spend: assign(({ context }, { allowance }: { allowance: Allowance }) => ({
      facts: { ...context.facts, ...spent(context.facts, allowance) },
    })),
    openAppeal: assign(({ context }, { matter }: { matter: Matter }) => ({
      facts: { ...context.facts, ...appealOpened(context.facts, matter) },
    })),
  },
});

export const may = (by: Role | readonly Role[], ...needed: NeedName[]) => ({
  type: 'permitted' as const,
  params: { by: typeof by === 'string' ? [by] : by, needs: needed } satisfies Permit as Permit,
});

/** One permit, several outcomes: the first branch whose `when` holds is taken. */
export function fork<const B extends { when?: NeedName | readonly NeedName[]; target: string }>(
  permit: ReturnType<typeof may>,
  ...branches: readonly B[]
) {
  return branches.map(({ when, ...branch }) => ({
    ...branch,
    guard:
      when === undefined
        ? permit
        : { ...permit, params: { ...permit.params, when: typeof when === 'string' ? [when] : when } },
  }));
}

export const byClock = may('system');
export const start = (clock: Clock) => ({ type: 'start' as const, params: { clock } });
export const tell = (what: Telling) => ({ type: 'tell' as const, params: { what } });
export const book = (entry: Booking) => ({ type: 'book' as const, params: { entry } });
export const update = (fact: UpdateName) => ({ type: 'update' as const, params: { fact } });
export const spend = (allowance: Allowance) => ({ type: 'spend' as const, params: { allowance } });
export const openAppeal = (matter: Matter) => ({ type: 'openAppeal' as const, params: { matter } });

const entryOf: Record<Stage, string> = {
  application: '#case.application.draft',
  matching: '#case.matching.choosing',
  diagnosis: '#case.diagnosis.onSite',
  retrofit: '#case.retrofit.contracting',
  acceptance: '#case.acceptance.preparing',
  assessment: '#case.assessment.selfAssessment',
  subsidy: '#case.subsidy.claimOpen',
};

export const skippable = {
  matching: 'usesMatching',
  diagnosis: 'usesDiagnosis',
  retrofit: 'usesRetrofit',
  assessment: 'usesAssessment',
} as const satisfies Partial<Record<Stage, NeedName>>;

/** Branches to the first of these stages that the programme uses; the last one is always in use (policy-schema). */
export function onward(stages: readonly Stage[], also: { when?: readonly NeedName[] } = {}) {
  return stages.map((stage) => {
    const use =
      stage === 'matching' || stage === 'diagnosis' || stage === 'retrofit' || stage === 'assessment'
        ? [skippable[stage]]
        : [];
    return { when: [...(also.when ?? []), ...use], target: entryOf[stage] };
  });
}

export const createContext = (input: { opening: Opening; policy: Policy } | undefined): Situation =>
  // XState probes the factory without input at every transition (workflow.md, trap 2): it must not throw.
  input === undefined
    ? ({ facts: newFacts({ policyId: '', enterpriseId: '', district: '' }) } as Situation)
    : { facts: newFacts(input.opening), policy: input.policy };
