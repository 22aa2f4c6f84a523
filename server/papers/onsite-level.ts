/** Evidence `assessedLevel` of the corridor: the level that the on-site answers of the current round give. */
import { checkAnswers } from '../../workflows/level/answers.ts';
import { computeLevel } from '../../workflows/level/compute-level.ts';
import type { CaseRecord } from '../access/find-case.ts';
import type { Reader } from '../database/database.ts';
import type { Product } from '../product.ts';
import { assessmentOf } from './filed-part.ts';
import { readFilings } from './filings.ts';

/** Computed anew by the frozen edition, never read from what a save stored. Null while the answers are incomplete. */
export async function findAssessedLevel(reader: Reader, product: Product, record: CaseRecord): Promise<number | null> {
  const frozen = record.facts.indicatorEdition;
  if (frozen === null) return null;
  const filled = assessmentOf(await readFilings(reader, record), 'onSite');
  if (filled?.edition !== frozen) return null;
  const edition = await product.policies.edition(frozen);
  return checkAnswers(edition, filled.answers).length > 0 ? null : computeLevel(edition, filled.answers).level;
}
