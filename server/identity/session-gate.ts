/**
 * What a session must have shown before a route opens: the second factor, and for some acts that it is still the same person.
 * Runs right after the session hook, before anything of the request is read.
 */
import type { Permission } from '../../workflows/access/permission.ts';
import { permissions } from '../../workflows/access/permissions.ts';
import { asksForStepUp, secondFactorRoles } from '../../workflows/access/step-up.ts';
import type { EventType } from '../../workflows/vocabulary/events.ts';
import { type Caller, holds } from '../access/caller.ts';
import { checkingHook } from '../http/checking-hook.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { Settings } from '../settings.ts';
import { confirmedForMs } from './session-times.ts';

/** `show`: the person has a factor and has not shown it here; `setUp`: their role needs one and they have none. */
export type Owed = 'show' | 'setUp' | null;

const isRequired = ({ secondFactor, demonstration }: Settings): boolean =>
  (secondFactor ?? (demonstration ? 'offered' : 'required')) === 'required';

/** Whether this person must have a second factor at all. */
export const mustHaveFactor = ({ settings }: Pick<Product, 'settings'>, caller: Pick<Caller, 'memberships'>): boolean =>
  isRequired(settings) && secondFactorRoles.some((role) => caller.memberships.some((one) => one.role === role));

export function owedBy({ settings }: Pick<Product, 'settings'>, caller: Caller): Owed {
  if (caller.secondFactor === 'outstanding') return 'show';
  if (caller.secondFactor === 'passed') return null;
  return isRequired(settings) && holds(caller, ...secondFactorRoles) ? 'setUp' : null;
}

/** @throws Refused second-factor-required, second-factor-missing, confirm-identity */
export const requireProof = (product: Product) =>
  checkingHook((request) => {
    const { caller } = request;
    // Pages and their files are for everybody; whoever must show something has to see where.
    if (caller === null || !isApi(request.url)) return;
    const { access, public: open } = request.routeOptions.config;
    const permission: Permission | undefined = access === undefined ? undefined : permissions[access];
    const owed = owedBy(product, caller);
    if (owed !== null && !opensBefore(permission, owed)) {
      // What strangers may ask, they may ask too, and are told no more than a stranger. Signing in anew ends this session.
      if (open !== true) throw new Refused(owed === 'show' ? 'second-factor-required' : 'second-factor-missing');
      if (access !== 'session.open') request.caller = null;
      return;
    }
    if (permission?.stepUp) requireConfirmed(caller);
  });

/** Under /api, but for the API's own human pages. */
export const isApi = (url: string): boolean => url.startsWith('/api/') && !url.startsWith('/api/docs');

const opensBefore = (permission: Permission | undefined, owed: 'show' | 'setUp'): boolean =>
  permission?.beforeSecondFactor === 'any' || (owed === 'setUp' && permission?.beforeSecondFactor === 'setUp');

/** For moves of a case, before the receipt is written: a refusal must not be remembered under the key. */
export function confirmBefore(caller: Caller, event: EventType): void {
  if (asksForStepUp(event)) requireConfirmed(caller);
}

/** The clocks of server and database may differ by seconds; in a quarter of an hour that does not matter. */
export function requireConfirmed({ confirmedAt }: Caller): void {
  if (Date.now() - confirmedAt.getTime() > confirmedForMs) throw new Refused('confirm-identity');
}
