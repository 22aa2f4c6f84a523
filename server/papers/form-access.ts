/** Who may read a form, and what of it the caller may change now: written once, asked by every route of this folder. */
import type { Form } from '../../workflows/forms/form-schema.ts';
import { askedOf, itemsOf, itemsOpenAfter } from '../../workflows/forms/items.ts';
import { roles } from '../../workflows/vocabulary/roles.ts';
import { type Caller, organisationsAs } from '../access/caller.ts';
import type { SeenCase } from '../access/find-case.ts';
import { Refused } from '../problems/refused.ts';
import { partyOf } from './filed-part.ts';
import { type Filings, hasSigned, hasSignedNow } from './filings.ts';
import { lastReturn, wasHandedIn } from './returns.ts';

/** Everything a decision about a form needs to know. */
export type Desk = { caller: Caller; seen: SeenCase; filings: Filings };

/** The caller acts for the organisation whose form it is now. */
export const fills = ({ caller, seen }: Desk, form: Form): boolean => {
  const party = partyOf(seen.record, form.role);
  return party !== null && organisationsAs(caller, form.role).includes(party);
};

export const isOpenNow = ({ seen }: Desk, form: Form): boolean =>
  form.openIn.some(({ state }) => state === seen.record.state);

/**
 * Whether the form exists for the caller. An agency sees nothing of a case before it has declared that it has no
 * conflict; of the forms of others a provider reads only those of the case it works on (process.md, "Privacy").
 */
export function mayRead(desk: Desk, form: Form): boolean {
  const { caller, seen, filings } = desk;
  if (fills(desk, form)) return true;
  return form.readers.concat(form.role).some((role) => {
    if (!seen.roles.includes(role)) return false;
    if (role === 'agency') return hasSigned(filings, caller.personId);
    if (role !== 'provider' || form.role === 'provider') return true;
    const { providerId } = seen.record;
    return providerId !== null && organisationsAs(caller, 'provider').includes(providerId);
  });
}

/**
 * Since when what was changed has not been handed in, and is for nobody else's eyes; null when everything has been. A
 * supplement that ran out or was given up stays what it was: a draft.
 */
export function draftSince(desk: Desk, form: Form): Date | null {
  const { record } = desk.seen;
  if (isOpenNow(desk, form)) return record.enteredAt;
  const returned = lastReturn(desk.filings.returns, form);
  return returned && returned.left !== null && !wasHandedIn(returned) ? returned.at : null;
}

/** Codes of the items the caller may change now; empty when it is not for them or not at this moment. */
export function openItems(desk: Desk, form: Form): ReadonlySet<string> {
  if (!fills(desk, form) || !isOpenNow(desk, form)) return new Set();
  if (mustDeclare(desk, form)) return new Set();
  const returned = returnOf(desk, form);
  return returned ? itemsOpenAfter(form, returned.defects) : new Set(itemsOf(form).map(({ code }) => code));
}

/** What the return asked for that opened the form again. */
export const askedItems = (desk: Desk, form: Form): { code: string; why: string }[] =>
  askedOf(form, returnOf(desk, form)?.defects ?? []);

function returnOf({ seen, filings }: Desk, form: Form) {
  const open = form.openIn.find(({ state }) => state === seen.record.state);
  return filings.returns.find(({ type, toState }) => toState === open?.state && type === open.askedBy);
}

/** @throws Refused not-found, wrong-role, not-open */
export function requireOpen(desk: Desk, form: Form, item?: string): void {
  const { record } = desk.seen;
  if (!mayRead(desk, form)) throw new Refused('not-found');
  if (!fills(desk, form)) throw new Refused('wrong-role', { by: roles[form.role].zh, byEn: roles[form.role].en });
  if (isOpenNow(desk, form) && mustDeclare(desk, form)) throw new Refused('rule', declareFirst);
  const open = openItems(desk, form);
  if (open.size === 0 || (item !== undefined && !open.has(item)))
    throw new Refused('not-open', { state: record.state });
}

/** The person who fills it in is the one who signed, not just somebody of the agency. */
const mustDeclare = ({ caller, filings }: Desk, form: Form): boolean =>
  form.needsDeclaration === true && !hasSignedNow(filings, caller.personId);

const declareFirst = {
  zh: '须先签署本次委派的无利益冲突声明',
  en: 'Sign the no-conflict statement of this assignment first',
};
