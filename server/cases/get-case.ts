/** One case with its clocks, names and the caller's options, reasons included. */
import { evidenceForOptions } from '../../workflows/case/structure.ts';
import type { Caller } from '../access/caller.ts';
import { rolesOnCase } from '../access/case-access.ts';
import { requireAccess } from '../access/require-access.ts';
import { beyondCaller } from '../database/scope.ts';
import type { Locale } from '../problems/catalogue.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { CaseView } from './case-contract.ts';
import { readCase } from './corridor-statements.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { knownOf, namesIn, policyIdOf, recordOf, shownOf } from './locked-case.ts';
import { presentCase } from './present-case.ts';

/** @throws Refused not-found */
export async function getCase(
  product: Product,
  caller: Caller,
  { caseId, locale }: { caseId: string; locale: Locale },
): Promise<CaseView> {
  const { personId } = caller;
  const found = await readCase(product.pool, caseId, personId);
  if (!found) throw new Refused('not-found');
  const record = recordOf(found);
  const roles = rolesOnCase(caller, record);
  if (roles.length === 0) throw new Refused('not-found');
  requireAccess({ roles }, 'case.read');
  const now = product.clock.set() ?? found.now;
  const known = knownOf(found, { at: now, facts: found.facts, did: found.did });
  const wanted = evidenceForOptions(found.state, roles);
  const seen = wanted.every((name) => name in known)
    ? known
    : // What decides about the case lies beyond what its parties see: funds, other cases, the pools.
      await beyondCaller(() =>
        product.db.transaction((tx) =>
          gatherEvidence(wanted, { product, tx, record, said: {}, personId, at: now, known }),
        ),
      );
  const { state, facts, seq, enteredAt, updatedAt, dueAt } = record;
  return presentCase(
    product,
    {
      ...shownOf(found),
      ...{ state, facts, seq, enteredAt, updatedAt, dueAt },
      policy: await product.policies.get(policyIdOf(found)),
      clocks: found.clocks,
      names: namesIn(found),
    },
    { roles, seen, locale, now },
  );
}
