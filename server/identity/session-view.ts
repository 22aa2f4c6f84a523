/** A session as its person sees it. */
import type { Caller } from '../access/caller.ts';
import type { Product } from '../product.ts';
import type { SessionView } from './session-contract.ts';

export async function viewSession({ clock, db, settings }: Product, caller: Caller): Promise<SessionView> {
  const { personId: id, name, email, locale } = caller;
  const memberships = caller.memberships.map(
    ({ id, role, deputyFor, organisationId, organisation, kind, district }) => ({
      id,
      role,
      deputy: deputyFor !== null,
      organisation: { id: organisationId, name: organisation, kind, district },
    }),
  );
  const now = (await clock.now(db)).toISOString();
  return {
    person: { id, name, email, locale },
    memberships,
    expiresAt: caller.expiresAt.toISOString(),
    demonstration: settings.demonstration,
    now,
  };
}
