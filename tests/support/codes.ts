/** An authenticator app in the hands of a test. `ahead` is by how many steps it is early: each step's code counts once. */

import { eq } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { people } from '../../server/database/schema/identity.ts';
import { makeTotpSecret } from '../../server/identity/factors/totp.ts';
import type { Product } from '../../server/product.ts';
import { seal } from '../../server/secrets/sealed.ts';

export const codeOf = (secret: string, ahead = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({
    timestamp: Date.now() + ahead * 30_000,
  });

/** As if the person had set it up long ago. @returns the secret */
export async function giveTotp({ db, settings }: Product, personId: string): Promise<string> {
  const secret = makeTotpSecret();
  const totpSecret = seal(secret, { secret: settings.sessionSecret, purpose: 'totp', about: personId });
  await db
    .update(people)
    .set({ totpSecret, totpConfirmedAt: new Date('2025-01-01T00:00:00Z') })
    .where(eq(people.id, personId));
  return secret;
}
