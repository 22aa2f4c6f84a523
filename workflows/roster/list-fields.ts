/** Columns with a closed list: district and sub-industry from the city's reference, 规上/规下, yes and no. */
import { ask, contentOf, error, type FieldVerdict, looksLikeFormula, shortened, understood } from './field-verdict.ts';
import { comparable, type KnownEntry } from './known-words.ts';
import type { Cell } from './sheet.ts';
import { compact, editDistance } from './text.ts';

const codes = {
  district: { unknown: 'district-unknown', doubtful: 'district-doubtful', ambiguous: 'district-ambiguous' },
  subIndustry: {
    unknown: 'sub-industry-out-of-scope',
    doubtful: 'sub-industry-doubtful',
    ambiguous: 'sub-industry-ambiguous',
  },
} as const;

/** The code of the entry. A known word is taken, a near one asked about, any other refused. */
export function judgeEntry(
  cell: Cell,
  column: 'district' | 'subIndustry',
  entries: readonly KnownEntry[],
): FieldVerdict<string> {
  const content = contentOf(cell);
  if (content.kind === 'wrong') return { remarks: [content.remark] };
  if (content.kind === 'blank') return error('missing');
  const value = shortened(content.text);
  if (looksLikeFormula(content.text)) return error('formula-text', { value });
  const word = comparable(content.text);
  const exact = entries.filter((known) => wordsFor(known, word).some((form) => known.words.includes(form)));
  const [only] = exact;
  if (only && exact.length === 1) return understood(only.entry.code, only.entry.name.zh);

  const near = exact.length > 1 ? exact : nearest(word, entries);
  const choices = near.map(({ entry }) => entry.name.zh);
  const [suggestion] = choices;
  if (suggestion === undefined) return error(codes[column].unknown, { value });
  if (choices.length === 1) {
    const all = entries.map(({ entry }) => entry.name.zh);
    return ask(codes[column].doubtful, { value, suggestion }, { suggestion, choices: all });
  }
  return ask(
    codes[column].ambiguous,
    { value, choices: choices.map((choice) => `“${choice}”`).join('、') },
    { choices },
  );
}

/** The word as typed, and without 湖北省, 黄石市 … in front. */
function wordsFor({ around }: KnownEntry, word: string): readonly string[] {
  const forms = [word];
  for (const form of forms) {
    for (const area of around)
      if (form.startsWith(area) && form.length > area.length) forms.push(form.slice(area.length));
  }
  return forms;
}

function nearest(word: string, entries: readonly KnownEntry[]): readonly KnownEntry[] {
  const named = entries.filter((known) => wordsFor(known, word).some((form) => known.doubtful.includes(form)));
  if (named.length > 0) return named;
  const scored = entries
    .map((known) => ({ known, score: Math.min(...known.words.map((other) => distance(word, other))) }))
    .filter(({ score }) => score <= 1 / 3);
  const best = Math.min(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ known }) => known);
}

/** 0 is the same word, 1 nothing in common. A word that holds the other, or is held by it, counts as near. */
function distance(word: string, known: string): number {
  const shorter = Math.min(word.length, known.length);
  if (shorter >= 2 && (word.includes(known) || known.includes(word))) return 0.1;
  return editDistance(word, known) / Math.max(word.length, known.length, 1);
}

/** True for 规上. Under a heading such as 「是否规上」 yes and no are understood as well. Blank is left to the caller. */
export function judgeScale(cell: Cell, label: string): FieldVerdict<boolean> {
  const answer = cell.kind === 'boolean' ? (cell.boolean ? '是' : '否') : undefined;
  const content = contentOf(cell);
  if (answer === undefined && content.kind === 'wrong') return { remarks: [content.remark] };
  if (content.kind === 'blank') return { remarks: [] };
  const typed = answer ?? (content.kind === 'wrong' ? '' : content.text);
  const word = compact(typed);
  const above = /规上|规模以上/.test(label);
  const below = /规下|规模以下/.test(label);
  if (/^(?:非|不是|未达)?(?:规上|规模以上|上规)(?:企业|工业|工业企业)?$/.test(word)) {
    return understoodScale(!/^[非不未]/.test(word));
  }
  if (/^(?:规下|规模以下)(?:企业|工业|工业企业)?$/.test(word)) return understoodScale(false);
  // 「是否规上」 names one side only, so a yes or a no says which.
  if (above !== below && (isYes(word) || isNo(word))) {
    const shown = /^[是否]$/.test(word) ? word : isYes(word) ? '是' : '否';
    return understood(isYes(word) === above, shown);
  }
  if (looksLikeFormula(typed)) return error('formula-text', { value: shortened(typed) });
  return ask('scale-not-understood', { value: shortened(typed) }, { choices: ['规上', '规下'] });
}

function understoodScale(above: boolean): FieldVerdict<boolean> {
  return understood(above, above ? '规上' : '规下');
}

/** Blank means no: people tick the enterprises that are. */
export function judgeSpecialised(cell: Cell): FieldVerdict<boolean> {
  if (cell.kind === 'boolean') return understood(cell.boolean, cell.boolean ? '是' : '否');
  const content = contentOf(cell);
  if (content.kind === 'wrong') return { remarks: [content.remark] };
  if (content.kind === 'blank') return understood(false, '否');
  const word = compact(content.text);
  const recognised =
    /^(?:(?:国家级?|省级?|市级?)?(?:专精特新)(?:中小企业|企业|小巨人|“小巨人”)?|(?:国家级?|省级?|市级?)|(?:国家级?)?小巨人(?:企业)?)$/;
  if (isYes(word) || recognised.test(word)) return understood(true, '是');
  if (isNo(word) || /^非专精特新/.test(word)) return understood(false, '否');
  if (looksLikeFormula(content.text)) return error('formula-text', { value: shortened(content.text) });
  return ask('specialised-not-understood', { value: shortened(content.text) }, { choices: ['是', '否'] });
}

function isYes(word: string): boolean {
  return /^(?:是|有|对|已认定|y|yes|true|t|1|√|✓|✔|☑|v)$/i.test(word);
}

function isNo(word: string): boolean {
  return /^(?:否|不是|非|没有|未认定|n|no|false|f|0|×|✗|✘|✕|x)$/i.test(word);
}
