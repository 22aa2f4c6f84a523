/** Whether an account belongs to an organisation, by its name (money.md: account names compare after normalising brackets). */
import { organisationName } from '../roster/text.ts';

/** A name as it is compared: one kind of bracket, no blanks, half-width letters, no difference of case. */
export function holderKey(name: string): string {
  return organisationName(name).normalize('NFKC').replace(/\s/gu, '').toUpperCase();
}

export const isHolder = (holder: string, organisation: string): boolean =>
  holderKey(holder) === holderKey(organisation);
