/** Whole numbers written in Chinese numerals, everyday (三百二十五) or financial (叁佰贰拾伍). */

const digits: Readonly<Record<string, bigint>> = {
  零: 0n,
  〇: 0n,
  一: 1n,
  二: 2n,
  两: 2n,
  三: 3n,
  四: 4n,
  五: 5n,
  六: 6n,
  七: 7n,
  八: 8n,
  九: 9n,
  壹: 1n,
  贰: 2n,
  叁: 3n,
  肆: 4n,
  伍: 5n,
  陆: 6n,
  柒: 7n,
  捌: 8n,
  玖: 9n,
};
const tens: Readonly<Record<string, bigint>> = {
  十: 10n,
  百: 100n,
  千: 1000n,
  拾: 10n,
  佰: 100n,
  仟: 1000n,
};

/** The number, or nothing when the signs do not make one (`三五百` and digit by digit `二八九` are left to people). */
export function readChineseNumeral(text: string): bigint | undefined {
  let rest = text;
  let sum = 0n;
  for (const [sign, worth] of [
    ['亿', 100_000_000n],
    ['万', 10_000n],
  ] as const) {
    const at = rest.indexOf(sign);
    if (at < 0) continue;
    const part = readBelowTenThousand(rest.slice(0, at));
    if (part === undefined || part === 0n) return undefined;
    sum += part * worth;
    rest = rest.slice(at + 1);
  }
  if (rest === '') return sum > 0n ? sum : undefined;
  const part = readBelowTenThousand(rest);
  return part === undefined ? undefined : sum + part;
}

function readBelowTenThousand(text: string): bigint | undefined {
  let sum = 0n;
  let pending: bigint | undefined;
  let lastWorth = 10_000n;
  for (const sign of text) {
    const digit = digits[sign];
    const worth = tens[sign];
    if (digit !== undefined) {
      if (pending !== undefined && pending !== 0n) return undefined;
      pending = digit;
    } else if (worth !== undefined) {
      if (worth >= lastWorth) return undefined;
      // 十五 is fifteen, but 百五 is not how a hundred and five is written.
      if ((pending === undefined || pending === 0n) && worth !== 10n) return undefined;
      sum += (pending === undefined || pending === 0n ? 1n : pending) * worth;
      pending = undefined;
      lastWorth = worth;
    } else return undefined;
  }
  return text === '' ? undefined : sum + (pending ?? 0n);
}
