/** A session as its person sees it. */
import type { Caller } from '../access/caller.ts';
import { heldBy } from '../access/require-access.ts';
import type { Product } from '../product.ts';
import type { SessionView } from './session-contract.ts';
import { owedBy } from './session-gate.ts';

export async function viewSession(product: Product, caller: Caller): Promise<SessionView> {
  const { clock, db, settings } = product;
  const { personId: id, name, email, locale } = caller;
  const memberships = caller.memberships.map(
    ({ id, role, deputyFor, organisationId, organisation, kind, district }) => ({
      id,
      role,
      deputy: deputyFor !== null,
      organisation: { id: organisationId, name: organisation, kind, district },
    }),
  );
  const waiting = caller.waiting.map(({ id, role, verification, administers, ...of }) => ({
    id,
    role,
    organisation: { id: of.organisationId, name: of.organisation, kind: of.kind, district: of.district },
    verification,
    administers,
  }));
  const now = (await clock.now(db)).toISOString();
  return {
    person: { id, name, email, locale },
    memberships,
    may: heldBy(caller),
    owes: owedBy(product, caller),
    waiting,
    expiresAt: caller.expiresAt.toISOString(),
    demonstration: settings.demonstration,
    now,
  };
}
