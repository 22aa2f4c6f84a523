/** That what a call names is there: districts and sub-industries of the city, and the programme. */
import { inArray } from 'drizzle-orm';
import type { Reader } from '../database/database.ts';
import { districts, subIndustries } from '../database/schema/reference.ts';
import { ruleRefusal } from '../work/refuse-faults.ts';

type Scope = { districts: readonly string[]; subIndustries: readonly string[] };

/** @throws Refused rule */
export async function refuseUnknownScope(reader: Reader, scope: Scope): Promise<void> {
  const known = await reader
    .select({ code: districts.code })
    .from(districts)
    .where(inArray(districts.code, [...scope.districts]));
  if (known.length !== new Set(scope.districts).size) throw ruleRefusal('没有这个区县', 'There is no such district');
  const industries = await reader
    .select({ code: subIndustries.code })
    .from(subIndustries)
    .where(inArray(subIndustries.code, [...scope.subIndustries]));
  if (industries.length !== new Set(scope.subIndustries).size)
    throw ruleRefusal('没有这个细分行业', 'There is no such sub-industry');
}
