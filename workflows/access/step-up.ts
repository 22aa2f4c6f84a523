/**
 * Moves of a case that decide about money or let it flow: whoever makes them has shown within the last minutes that it is
 * still them. For routes beside the case's events the permission says so itself (`stepUp`).
 */
import type { EventType } from '../vocabulary/events.ts';
import type { PersonRole } from '../vocabulary/roles.ts';

export const stepUpEvents = [
  'subsidy.recommend',
  'subsidy.approve',
  'subsidy.reject',
  'subsidy.sendBack',
  'objection.changeAmount',
  'payment.issue',
  'payment.settle',
  'payment.bankReturn',
  'account.correct',
  'hold.lift',
  'hold.refuse',
  'recovery.order',
  'recovery.record',
  'recovery.writeOff',
  'case.correct',
  'allowance.grant',
] as const satisfies readonly EventType[];

export const asksForStepUp = (event: EventType): boolean => stepUpEvents.some((one) => one === event);

/** Who decides about public money or looks after the system signs in with two factors (GB/T 22239, level 3). */
export const secondFactorRoles = [
  'officer',
  'director',
  'treasury',
  'administrator',
] as const satisfies readonly PersonRole[];
