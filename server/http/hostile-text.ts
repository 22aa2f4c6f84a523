/** Refuses text that Postgres can't store or that tricks the eye: NUL, lone surrogates, bidi and format controls. */
import { Refused } from '../problems/refused.ts';
import { checkingHook } from './checking-hook.ts';

// Line breaks and tabs are text; zero-width joiner and non-joiner occur in names of minorities' scripts.
const hostile =
  /(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/u;
const DEEPEST = 12;

export const refuseHostileText = checkingHook(({ body, query, params }) => {
  check(body, 0);
  check(query, 0);
  check(params, 0);
});

function check(value: unknown, depth: number): void {
  if (typeof value === 'string') {
    if (hostile.test(value)) throw new Refused('bad-text');
  } else if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value)) {
    if (depth >= DEEPEST) throw new Refused('malformed');
    for (const [key, member] of Object.entries(value)) {
      if (hostile.test(key)) throw new Refused('bad-text');
      check(member, depth + 1);
    }
  }
}
