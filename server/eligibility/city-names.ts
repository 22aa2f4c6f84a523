/** Districts and sub-industries by their codes, for the words of the checks. */
import type { Names } from '../../workflows/eligibility/judge-checks.ts';
import { elsewhere } from '../../workflows/vocabulary/elsewhere.ts';
import type { Label } from '../../workflows/vocabulary/roles.ts';
import type { Reader } from '../database/database.ts';
import { districts, subIndustries } from '../database/schema/reference.ts';

/** A code that the city does not know is told as it is. */
export async function findCityNames(reader: Reader): Promise<Names> {
  const [districtRows, industryRows] = await Promise.all([
    reader.select({ code: districts.code, name: districts.name }).from(districts),
    reader.select({ code: subIndustries.code, name: subIndustries.name }).from(subIndustries),
  ]);
  const of = (rows: typeof districtRows, other: Label) => {
    const known = new Map(rows.map(({ code, name }) => [code, name]));
    return (code: string) => (code === elsewhere ? other : (known.get(code) ?? { zh: code, en: code }));
  };
  return {
    district: of(districtRows, { zh: '本市以外', en: 'another city' }),
    subIndustry: of(industryRows, { zh: '其他行业', en: 'another industry' }),
  };
}
