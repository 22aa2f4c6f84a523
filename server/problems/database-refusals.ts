/** Postgres errors that are the caller's doing, as refusals; anything else is ours (reliability.md, "Strict bodies"). */
import type { RefusalCode } from './catalogue.ts';

/** The driver's error, wherever drizzle wrapped it. */
export function databaseCodeOf(error: unknown): string | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code: unknown = Reflect.get(at, 'code');
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return null;
}

export function refusalOfDatabase(error: unknown): RefusalCode | null {
  const code = databaseCodeOf(error);
  if (code !== null) {
    if (code === '23505') return 'already-exists';
    if (code.startsWith('22') || code.startsWith('23')) return 'invalid-shape';
    if (code === '53100') return 'no-space';
    if (
      code.startsWith('08') ||
      code.startsWith('53') ||
      code.startsWith('57') ||
      code === '40001' ||
      code === '40P01' ||
      code === '55P03'
    )
      return 'busy';
    return null;
  }
  // The pool's own errors carry no code: nothing was sent, a retry by key is safe.
  return error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated|ECONNREFUSED|ENOENT/.test(error.message)
    ? 'busy'
    : null;
}
