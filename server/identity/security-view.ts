/** The security page: what somebody signs in with, and where they are signed in now. */
import { eq } from 'drizzle-orm';
import type { Caller } from '../access/caller.ts';
import { people } from '../database/schema/identity.ts';
import { beyondCaller } from '../database/scope.ts';
import type { Product } from '../product.ts';
import type { SecurityView } from './factors/factor-contract.ts';
import { listPasskeys, referenceOf } from './factors/passkeys.ts';
import { countRecoveryCodes } from './factors/recovery-codes.ts';
import { canHavePasskeys } from './factors/relying-party.ts';
import { listSessions } from './own-sessions.ts';
import { shortestFor } from './password-rules.ts';
import { mustHaveFactor } from './session-gate.ts';

export async function viewSecurity(product: Product, caller: Caller): Promise<SecurityView> {
  const { db, settings } = product;
  const { personId } = caller;
  return beyondCaller(async () => {
    const [[person], keys, left, sessions] = await Promise.all([
      db
        .select({ totpAt: people.totpConfirmedAt, hash: people.passwordHash, since: people.passwordChangedAt })
        .from(people)
        .where(eq(people.id, personId)),
      listPasskeys(db, personId),
      countRecoveryCodes(db, personId),
      listSessions(db, caller),
    ]);
    const factorRequired = mustHaveFactor(product, caller);
    return {
      factorRequired,
      totpSince: person?.totpAt?.toISOString() ?? null,
      recoveryCodesLeft: left,
      passkeysPossible: canHavePasskeys(settings),
      passkeys: keys.map(({ id, name, createdAt, lastUsedAt, backedUp }) => ({
        id: referenceOf(id),
        name,
        backedUp,
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      })),
      passwordSince: person?.hash ? person.since.toISOString() : null,
      shortestPassword: shortestFor({ secondFactor: factorRequired || Boolean(person?.totpAt) || keys.length > 0 }),
      singleSignOn: settings.oidc !== undefined,
      sessions,
    };
  });
}
