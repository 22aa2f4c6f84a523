/** The key that signs the seals of the journal: Ed25519, from a seed that is set or kept in DATA_DIR. */
import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { keptSecret } from '../kept-secret.ts';
import type { Settings } from '../settings.ts';
import { type Seal, type SealContent, sealText } from './offline/verify-journal.mjs';

/** PKCS #8 in front of the 32 bytes of an Ed25519 seed (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

type Kept = Pick<Settings, 'dataDir' | 'journal'>;

export function signSeal(settings: Kept, seal: SealContent): Seal {
  const key = signingKey(settings);
  const signature = sign(null, Buffer.from(sealText(seal)), key).toString('base64url');
  return { ...seal, signature, publicKey: publicPart(key) };
}

/** Base64url of the 32 bytes; whoever verifies elsewhere is given it. */
export const publicKeyOf = (settings: Kept): string => publicPart(signingKey(settings));

function signingKey({ dataDir, journal }: Kept): KeyObject {
  const seed = Buffer.from(journal.key ?? keptSecret(dataDir, 'journal-key'), 'base64');
  return createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
}

function publicPart(key: KeyObject): string {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (x === undefined) throw new Error('the key of the journal has no public part');
  return x;
}
