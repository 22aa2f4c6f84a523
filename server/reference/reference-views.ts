/** The city's lists and the rules of a programme, as screens read them. */
import { asc } from 'drizzle-orm';
import { largestPaper, type PaperType, paperTypes } from '../../workflows/forms/form-schema.ts';
import { formatYuan } from '../../workflows/money/fen.ts';
import type { Reader } from '../database/database.ts';
import { districts, policies, subIndustries } from '../database/schema/reference.ts';
import type { Product } from '../product.ts';
import type { PolicyView, ReferenceView } from './reference-contract.ts';

const extensionsOf = (type: PaperType): string[] => (type === 'jpeg' ? ['.jpg', '.jpeg'] : [`.${type}`]);

export async function viewReference(reader: Reader): Promise<ReferenceView> {
  const [districtRows, industryRows] = await Promise.all([
    reader.select({ code: districts.code, name: districts.name }).from(districts).orderBy(asc(districts.code)),
    reader
      .select({ code: subIndustries.code, name: subIndustries.name })
      .from(subIndustries)
      .orderBy(asc(subIndustries.code)),
  ]);
  const uploads = { maxBytes: largestPaper, accepts: paperTypes.flatMap(extensionsOf) };
  return { districts: districtRows, subIndustries: industryRows, uploads };
}

/** The programmes that a call can be under: a city has a handful. */
export async function listPolicies({ db, policies: kept }: Product) {
  const rows = await db.select({ id: policies.id }).from(policies).orderBy(asc(policies.id)).limit(200);
  const items = await Promise.all(rows.map(async ({ id }) => ({ id, title: (await kept.get(id)).title })));
  return { items };
}

/** @throws Refused not-found */
export async function viewPolicy({ policies }: Product, id: string): Promise<PolicyView> {
  const { title, source, stages, subsidy, expenseCategories } = await policies.get(id);
  return {
    id,
    title,
    source,
    stages,
    rate: percentOf(subsidy.rate),
    cap: formatYuan(subsidy.capFen),
    minimumLevel: subsidy.minimumLevel,
    expenseCategories: expenseCategories.map(({ code, name, eligible }) => ({ code, name, eligible })),
  };
}

/** `40%` for 40/100; a rate that is no whole number of hundredths of a percent stays a fraction: `1/3`. */
function percentOf({ numerator, denominator }: { numerator: number; denominator: number }): string {
  const basisPoints = (numerator * 10_000) / denominator;
  return Number.isInteger(basisPoints) ? `${basisPoints / 100}%` : `${numerator}/${denominator}`;
}
