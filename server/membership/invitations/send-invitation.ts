/** The letter of an invitation. Its token is new each time it is sent: an older link opens nothing any more. */
import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { addDays, dateInShanghai, endOfDay } from '../../../workflows/calendar/day.ts';
import { roles } from '../../../workflows/vocabulary/roles.ts';
import type { Tx } from '../../database/database.ts';
import { people } from '../../database/schema/identity.ts';
import { invitations } from '../../database/schema/membership.ts';
import { hashToken } from '../../identity/sessions.ts';
import { writeLetter } from '../../letters/write-letter.ts';
import type { Product } from '../../product.ts';
import type { Invitation } from './find-invitation.ts';

const VALID_DAYS = 7;

export const newToken = (): string => randomBytes(32).toString('base64url');

/** To the end of the seventh day after. */
export const expiryFrom = (at: Date): Date => new Date(endOfDay(addDays(dateInShanghai(at.getTime()), VALID_DAYS)));

export async function sendInvitation(product: Product, tx: Tx, one: Invitation, at: Date): Promise<void> {
  const token = newToken();
  const expiresAt = expiryFrom(at);
  await tx
    .update(invitations)
    .set({ tokenHash: hashToken(token), expiresAt })
    .where(eq(invitations.id, one.id));
  // Who has an account gets it in their language.
  const [known] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.email, one.email), eq(people.status, 'active')));
  await writeLetter(product, tx, {
    to: known === undefined ? { address: one.email } : { personId: known.id },
    kind: 'invitation.sent',
    parameters: wordsAbout(one, expiresAt),
    path: `/invitation#${token}`,
  });
}

export const wordsAbout = ({ organisation, inviter, role }: Invitation, expiresAt: Date) => ({
  organisation,
  inviter,
  role: roles[role].zh,
  roleEn: roles[role].en,
  // The last day on which it is of use.
  until: dateInShanghai(expiresAt.getTime() - 1),
});
