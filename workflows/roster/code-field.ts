/** The unified social credit code of a row: cleaned, checked, and when it is wrong, what it was probably meant to be. */
import {
  type CreditCodeRefusal,
  checkCreditCode,
  describeCreditCodeRefusal,
  normaliseCreditCode,
} from '../organisation/credit-code.ts';
import { contentOf, error, type FieldVerdict, looksLikeFormula, shortened, understood } from './field-verdict.ts';
import type { Cell } from './sheet.ts';
import { compact } from './text.ts';

/** Wrong codes stay errors, however plain the slip: only the enterprise's licence settles which code is meant. */
export function judgeCreditCode(cell: Cell): FieldVerdict<string> {
  const content = contentOf(cell);
  if (content.kind === 'wrong') return { remarks: [content.remark] };
  if (content.kind === 'blank') return error('missing');
  const value = shortened(content.text);
  const rounded = content.kind === 'number' && Math.abs(content.number) >= 1e15;
  if (rounded || /^\d(?:\.\d+)?e\+\d+$/i.test(compact(content.text))) return error('credit-code-number', { value });
  if (looksLikeFormula(content.text)) return error('formula-text', { value });

  // Dashes, dots and the apostrophe that Excel asks for before a text of digits separate, nothing more.
  const typed = compact(content.text).replace(/['‘’`.·•_-]|[‐-―－—]/g, '');
  const answer = checkCreditCode(typed);
  if (answer.accepted) return understood(answer.creditCode, answer.creditCode);
  const reason = describeCreditCodeRefusal(answer.refusal);
  const meant = probablyMeant(normaliseCreditCode(typed), answer.refusal);
  return error(answer.refusal.code, {
    value,
    reasonZh: reason.zh,
    reasonEn: reason.en,
    ...(meant.length === 0 ? {} : { meant: meant.join(' ') }),
    hintZh: meant.length === 0 ? '' : `（是否应为${meant.join('或')}？）`,
    hintEn: meant.length === 0 ? '' : ` (perhaps ${meant.join(' or ')}?)`,
  });
}

/** The sound codes one slip away: what can stand for a forbidden letter, or two swapped neighbours. */
function probablyMeant(code: string, refusal: CreditCodeRefusal): readonly string[] {
  const letters = [...code];
  const candidates =
    refusal.code === 'credit-code-character'
      ? [...anyCharacter].map((letter) => letters.toSpliced(refusal.position - 1, 1, letter))
      : letters.slice(1).map((letter, i) => letters.toSpliced(i, 2, letter, letters[i] ?? ''));
  const sound = candidates
    .map((candidate) => candidate.join(''))
    .filter((candidate) => checkCreditCode(candidate).accepted);
  // Many answers are no help.
  return sound.length <= 2 ? sound : [];
}

const anyCharacter = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
