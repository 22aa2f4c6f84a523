/**
 * The code in the QR: nobody who has not held the paper can guess it, and it holds for exactly this number, instant and hash.
 * Made from the session secret, so nothing more is stored; with another secret earlier receipts can no longer be verified.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

type About = { number: string; receivedAt: Date; hash: string };

export function receiptCode(secret: string, { number, receivedAt, hash }: About): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'pilotflow receipt', 32));
  const said = JSON.stringify([number, receivedAt.toISOString(), hash]);
  return createHmac('sha256', key).update(said).digest('base64url').slice(0, 27);
}

export function isCode(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
