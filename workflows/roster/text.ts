/** Text as officials' files carry it, made comparable: invisible characters, odd blanks, full-width letters. */

// Controls and format marks (zero-width, direction, soft hyphen, byte order mark), but not tabs and line breaks.
const invisible = /(?![\t\n\v\f\r])[\p{Cc}\p{Cf}]/gu;
const blanks = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g;
// Most cells: ASCII signs, common Chinese characters, full-width brackets. Nothing in them needs tidying.
const plain = /^[!-~\u4e00-\u9fff（）·]*$/;
const betweenHan = /(?<=[\p{Script=Han}（）]) | (?=[\p{Script=Han}（）])/gu;

/** Without invisible characters, any run of blanks or line breaks as one blank, trimmed. */
export function tidy(text: string): string {
  if (plain.test(text)) return text;
  return text.normalize('NFC').replace(invisible, '').replace(blanks, ' ').trim();
}

/** Full-width letters, digits and signs (U+FF01…U+FF5E) as ASCII. */
export function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** For codes, numbers, phones: half-width and without any blank. */
export function compact(text: string): string {
  return halfWidth(tidy(text)).replaceAll(' ', '');
}

/** Chinese words have no blanks between them; Latin words keep theirs. Letters and digits become half-width. */
export function chineseWords(text: string): string {
  const letters = tidy(text).replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (sign) => halfWidth(sign));
  return letters.replace(betweenHan, '');
}

/** Organisation names are compared and kept with full-width brackets (money.md, account names). */
export function organisationName(text: string): string {
  const brackets = tidy(text)
    .replace(/[(﹙⟨〔［[【]/g, '（')
    .replace(/[)﹚⟩〕］\]】]/g, '）');
  return chineseWords(brackets);
}

// What people type where there is nothing to say.
const placeholder =
  /^(?:[-—–_/\\.。、*?？…]+|无|暂无|没有|空|缺|未填|待补|待补充|待定|待填|不详|未知|n\/?a|null|none|nil)$/i;

/** Blank, or one of the words and signs that stand for nothing. */
export function saysNothing(text: string): boolean {
  const short = compact(text);
  return short === '' || placeholder.test(short);
}

/** `3.51E+08`: a long number as Excel shows it in a narrow cell, pasted as text. Fewer digits are there than there were. */
export function digitsLost(text: string): boolean {
  const [, fraction = '', power] = /^\d(?:\.(\d+))?e\+?(\d{1,3})$/i.exec(compact(text)) ?? [];
  return power !== undefined && fraction.length < Number(power);
}

/** How many single-letter edits lead from one word to the other; two neighbours swapped count as one edit. */
export function editDistance(one: string, other: string): number {
  const a = [...one];
  const b = [...other];
  let beforeLast: number[] = [];
  let last = b.map((_, index) => index);
  last.push(b.length);
  a.forEach((letter, i) => {
    const current = [i + 1];
    b.forEach((target, j) => {
      const replaced = (last[j] ?? 0) + (letter === target ? 0 : 1);
      let best = Math.min(replaced, (last[j + 1] ?? 0) + 1, (current[j] ?? 0) + 1);
      if (i > 0 && j > 0 && letter === b[j - 1] && a[i - 1] === target)
        best = Math.min(best, (beforeLast[j - 1] ?? 0) + 1);
      current.push(best);
    });
    beforeLast = last;
    last = current;
  });
  return last[b.length] ?? 0;
}
