/** Codes of an authenticator app: RFC 6238, six digits, thirty seconds, one step of tolerance to either side. */
import { Secret, TOTP } from 'otpauth';

const period = 30;
/** In Latin letters: the picture is coarser, and old cameras read it. */
const issuer = 'Pilotflow';

/** Base32, 160 bits as RFC 4226 recommends. */
export const makeTotpSecret = (): string => new Secret({ size: 20 }).base32;

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period });

/** What the app reads from the picture. */
export const totpAddress = (secret: string, account: string): string => totpOf(secret, account).toString();

/** The step that the code belongs to, or null when it is none of the last, this and the next. */
export function stepOfCode(secret: string, code: string, at: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: at.getTime(), window: 1 });
  return delta === null ? null : Math.floor(at.getTime() / 1000 / period) + delta;
}

export const isTotpCode = (text: string): boolean => /^\d{6}$/.test(text);
/** People type the blank that their app shows in the middle, or a full-width digit. */
export const cleanCode = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase();
