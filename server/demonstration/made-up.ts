/** Names, codes, phones and addresses that look like the city's and belong to nobody; each is given out once. */
import { creditCodeCheckDigit, organisationCodeCheckDigit } from '../../workflows/organisation/credit-code.ts';
import type { Dice } from './dice.ts';

// Other given names than the demonstration roster uses: nobody is tied to an enterprise by accident.
const surnames = [
  '陈',
  '刘',
  '吴',
  '郑',
  '冯',
  '蒋',
  '沈',
  '韩',
  '曹',
  '彭',
  '曾',
  '萧',
  '田',
  '董',
  '潘',
  '袁',
  '蔡',
  '余',
  '叶',
  '程',
] as const;
const givenNames = [
  '思远',
  '子涵',
  '嘉宁',
  '浩然',
  '雨桐',
  '景行',
  '若溪',
  '承泽',
  '书瑶',
  '奕辰',
  '慧中',
  '志诚',
  '清源',
  '怀瑾',
  '知行',
  '月华',
  '弘毅',
  '晓岚',
  '佩琪',
  '世安',
] as const;
const roads = ['磁湖路', '湖滨大道', '杭州西路', '广州路', '金山大道', '团城山路', '钟楼街', '光谷二路'] as const;
const codeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

export class MadeUp {
  readonly #dice: Dice;
  readonly #taken = new Set<string>();
  constructor(dice: Dice) {
    this.#dice = dice;
  }

  person(): string {
    return this.#fresh(() => `${this.#dice.pick(surnames)}${this.#dice.pick(givenNames)}`);
  }

  mobile(): string {
    return this.#fresh(() => `166${this.#dice.characters('0123456789', 8)}`);
  }

  telephone(): string {
    return this.#fresh(() => `0714-6${this.#dice.characters('0123456789', 6)}`);
  }

  address(city: string): string {
    return this.#fresh(() => `${city}${this.#dice.pick(roads)}${this.#dice.between(1, 480)}号`);
  }

  name(make: () => string): string {
    return this.#fresh(make);
  }

  /** `91` for companies, `11` for authorities; `region` is the code of six digits. Both check characters are right. */
  creditCode(kind: '91' | '11', region: string): string {
    return this.#fresh(() => {
      const body = `${this.#dice.pick(['MA', 'MB', 'MC'])}${this.#dice.characters(codeAlphabet, 6)}`;
      const first17 = `${kind}${region}${body}${organisationCodeCheckDigit(body) ?? ''}`;
      return `${first17}${creditCodeCheckDigit(first17) ?? ''}`;
    });
  }

  #fresh(make: () => string): string {
    return this.#dice.fresh(this.#taken, make);
  }
}
