/** Districts and sub-industries by their codes, for the words of the checks. */
import { elsewhere } from '../../workflows/eligibility/enterprise.ts';
import type { Names } from '../../workflows/eligibility/judge-checks.ts';
import type { Reader } from '../database/database.ts';
import { districts, subIndustries } from '../database/schema/reference.ts';

const outside = { zh: '本市以外', en: 'another city' };

/** A code that the city does not know is told as it is. */
export async function findCityNames(reader: Reader): Promise<Names> {
  const [districtRows, industryRows] = await Promise.all([
    reader.select({ code: districts.code, name: districts.name }).from(districts),
    reader.select({ code: subIndustries.code, name: subIndustries.name }).from(subIndustries),
  ]);
  const of = (rows: typeof districtRows) => {
    const known = new Map(rows.map(({ code, name }) => [code, name]));
    return (code: string) => (code === elsewhere ? outside : (known.get(code) ?? { zh: code, en: code }));
  };
  return { district: of(districtRows), subIndustry: of(industryRows) };
}
