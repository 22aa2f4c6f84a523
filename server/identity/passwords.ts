/**
 * Passwords, kept as argon2id with the parameters that OWASP names (19 MiB, two passes). A check costs the same whether the
 * account exists or not, so that the time of an answer tells nothing.
 */
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a password that nobody knows, with the same parameters. */
const nobody = hash(randomBytes(32), cost);

/** Typed on different keyboards, the same characters are the same password. */
const plain = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => hash(plain(password), cost);

/** `passwordHash` is null where there is no such account; the answer then is no, after the same time. */
export async function checkPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? (await nobody), plain(password));
  return right && passwordHash !== null;
}

/** 20 of 32 characters that do not look alike, grouped for reading aloud: 100 bits. */
export function makePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789A';
  const picked = [...randomBytes(20)].map((byte) => letters[byte % letters.length] ?? '');
  return [0, 5, 10, 15].map((from) => picked.slice(from, from + 5).join('')).join('-');
}
