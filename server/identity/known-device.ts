/**
 * A browser that an account has been signed in from keeps a signed mark. It opens nothing; it only lets the account be counted
 * apart from what strangers try (lock-out.ts).
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const sign = (secret: string, device: string, email: string): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['device', device, email]))
    .digest('base64url');

export function markDevice(secret: string, email: string): string {
  const device = randomBytes(12).toString('base64url');
  return `${device}.${sign(secret, device, email)}`;
}

/** The device's number when the mark is ours and for this account, else null. */
export function knownDevice(secret: string, email: string, mark: string | undefined): string | null {
  const [device, signature, ...more] = mark?.split('.') ?? [];
  if (device === undefined || signature === undefined || more.length > 0) return null;
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(secret, device, email))];
  return given.length === right.length && timingSafeEqual(given, right) ? device : null;
}
