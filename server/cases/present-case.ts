/** The view of a case: where it is, whose desk, until when, what the caller may do next and why not. */
import { workingDaysLeft, workingDaysUsed } from '../../workflows/calendar/clock.ts';
import type { Evidence } from '../../workflows/case/evidence.ts';
import { allowanceLeft, type Facts } from '../../workflows/case/facts.ts';
import { needs } from '../../workflows/case/needs.ts';
import { deskOf, isFinal, metaOf, strikeOf } from '../../workflows/case/structure.ts';
import { optionsFor } from '../../workflows/engine.ts';
import { formAt, formsOf } from '../../workflows/forms/forms.ts';
import { formatYuan } from '../../workflows/money/fen.ts';
import type { Policy } from '../../workflows/policy/policy-schema.ts';
import { allowanceNames, allowances } from '../../workflows/vocabulary/allowances.ts';
import { events, systemEvents } from '../../workflows/vocabulary/events.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import { stageNames, stages } from '../../workflows/vocabulary/stages.ts';
import type { Locale } from '../problems/catalogue.ts';
import type { Product } from '../product.ts';
import type { CaseOption, CaseRow, CaseView, ClockView } from './case-contract.ts';
import type { LockedClock } from './corridor-statements.ts';
import { readClock } from './open-clocks.ts';

/** A case with everything its view shows. */
export type PresentableCase = {
  id: string;
  number: string;
  state: string;
  facts: Facts;
  seq: number;
  policy: Policy;
  openedAt: Date;
  enteredAt: Date;
  updatedAt: Date;
  dueAt: Date | null;
  call: { id: string; code: string };
  enterprise: { id: string; name: string };
  clocks: readonly LockedClock[];
  /** Names of the organisations the facts point to. */
  names: ReadonlyMap<string, string>;
};

export type Viewer = { roles: readonly PersonRole[]; seen: Evidence; locale: Locale; now: Date };

export function presentCase(product: Product, shown: PresentableCase, viewer: Viewer): CaseView {
  const { facts, policy, state } = shown;
  const yuan = formatYuan;
  const named = (id: string | null) => (id === null ? null : { id, name: shown.names.get(id) ?? '' });
  return {
    ...presentRow(shown, viewer.now),
    provider: named(facts.providerId),
    policyId: policy.id,
    roles: [...viewer.roles],
    ended: isFinal(state),
    diagnosingProvider: named(facts.diagnosingProviderId),
    agency: named(facts.agencyId),
    auditFirm: named(facts.auditFirmId),
    planEndsOn: facts.planEndsOn,
    level: facts.level,
    levelConfirmed: facts.levelConfirmed,
    indicatorEdition: facts.indicatorEdition,
    pendingChange: facts.pendingChange,
    money: {
      contract: yuan(facts.contractFen),
      claimed: yuan(facts.claimedFen),
      base: yuan(facts.baseFen),
      entitled: yuan(facts.entitledFen),
      recommended: yuan(facts.recommendedFen),
      approved: yuan(facts.approvedFen),
      issued: yuan(facts.issuedFen),
      paid: yuan(facts.paidFen),
      ordered: yuan(facts.orderedFen),
      recovered: yuan(facts.recoveredFen),
      writtenOff: yuan(facts.writtenOffFen),
    },
    clocks: shown.clocks.map((clock) => presentClock(product, state, clock, viewer.now)),
    allowances: allowanceNames.flatMap((name) => {
      const used = facts.used[name];
      return used === 0 && facts.granted[name] === 0
        ? []
        : [{ name, label: allowances[name], used, left: allowanceLeft({ facts, policy }, name) }];
    }),
    journey: journeyOf(state, policy),
    forms: [formAt(formsOf(policy), state)].flatMap((form) => form?.code ?? []),
    options: presentOptions(shown, viewer),
  };
}

/** What lists show of a case. */
export function presentRow(shown: Omit<PresentableCase, 'policy' | 'clocks'>, now: Date): CaseRow {
  const { facts, state } = shown;
  return {
    id: shown.id,
    number: shown.number,
    seq: shown.seq,
    state,
    stateName: words(metaOf(state)),
    stage: state.split('.')[0] ?? state,
    desk: [...deskOf(state)],
    enterprise: shown.enterprise,
    provider:
      facts.providerId === null ? null : { id: facts.providerId, name: shown.names.get(facts.providerId) ?? '' },
    call: shown.call,
    district: facts.district,
    openedAt: shown.openedAt.toISOString(),
    enteredAt: shown.enteredAt.toISOString(),
    updatedAt: shown.updatedAt.toISOString(),
    dueAt: shown.dueAt?.toISOString() ?? null,
    overdue: shown.dueAt !== null && shown.dueAt.getTime() <= now.getTime(),
    claimed: formatYuan(facts.claimedFen),
    approved: formatYuan(facts.approvedFen),
    paid: formatYuan(facts.paidFen),
  };
}

const words = ({ zh, en }: { zh: string; en: string }) => ({ zh, en });
const isSystem = new Set<string>(systemEvents);

function presentOptions(shown: PresentableCase, { roles, seen, locale }: Viewer): CaseOption[] {
  const now = { facts: shown.facts, policy: shown.policy };
  const say = (code: keyof typeof needs) => (locale === 'en' ? needs[code].why.en : needs[code].why.zh);
  return optionsFor(shown.state, now, { roles, seen })
    .filter(({ type }) => !isSystem.has(type))
    .map(({ type, ready, blockedBy, asks }) => ({
      type,
      label: words(events[type]),
      ready,
      blockedBy: blockedBy.map(({ code, details }) => ({ code, why: say(code), details: [...details] })),
      asks: asks.map((code) => ({ code, why: say(code) })),
    }));
}

function presentClock(product: Product, state: string, row: LockedClock, now: Date): ClockView {
  const clock = readClock(row);
  const running = clock.status === 'running';
  return {
    name: clock.name,
    startedAt: new Date(clock.period.startedAt).toISOString(),
    dueAt: new Date(row.due_at).toISOString(),
    status: clock.status,
    provisional: row.provisional,
    silent: strikeOf(state, clock.name) === null ? 'escalates' : 'moves',
    workingDaysUsed: running ? workingDaysUsed(clock.period, now.getTime(), product.calendar) : clock.period.usedBefore,
    workingDaysLeft: running
      ? workingDaysLeft(clock.period, now.getTime(), product.calendar)
      : (clock.period.remaining?.n ?? 0),
  };
}

/** Seven stations, less those the programme skips; a case that ended shows how far it came by its last stage. */
function journeyOf(state: string, policy: Policy): CaseView['journey'] {
  const stage = state.split('.')[0] ?? '';
  const used = stageNames.filter((name) => policy.stages.includes(name));
  const names: readonly string[] = used;
  const at =
    state === 'completed' || state === 'recovered' || stage === 'recovery' ? used.length : names.indexOf(stage);
  return used.map((name, position) => ({
    stage: name,
    label: words(stages[name]),
    is: position < at ? 'done' : position === at ? 'here' : 'ahead',
  }));
}
