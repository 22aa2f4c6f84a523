/**
 * Which cases have moved since the last look, for the live streams. Looked at on purpose instead of notified by a trigger: a
 * NOTIFY in every move would make moves wait for one another at their commit.
 */
import type pg from 'pg';
import { deskOf, isEventType, metaOf } from '../../workflows/case/structure.ts';
import { events } from '../../workflows/vocabulary/events.ts';
import { type Label, roles } from '../../workflows/vocabulary/roles.ts';
import type { CaseParties } from '../access/case-access.ts';

export type ChangedCase = {
  id: string;
  seq: number;
  at: string;
  parties: CaseParties;
  /** What the last move was and who said it, as an office. */
  told: { id: string; seq: number; by: Label; did: Label; state: Label; desk: readonly string[] };
};

type Row = CaseParties & { id: string; seq: number; at: string; type: string; role: keyof typeof roles };

export const mostChanges = 200;

const changed = {
  name: 'changed-cases',
  text: `
    select c.id, c.seq, to_char(c.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, c.state, c.district, c.paid_fen as "paidFen", c.enterprise_id as "enterpriseId",
           c.provider_id as "providerId", c.diagnosing_provider_id as "diagnosingProviderId", c.agency_id as "agencyId",
           c.audit_firm_id as "auditFirmId", e.type, e.role
      from cases c join case_events e on e.case_id = c.id and e.seq = c.seq
     where c.updated_at > $1::timestamptz - $2::interval
     order by c.updated_at limit ${mostChanges + 1}`,
};

/** `after`: an instant as text, to the microsecond. Moves may become visible in another order than that of their instants: `overlap`. */
export async function listChangedCases(
  pool: pg.Pool,
  { after, overlap }: { after: string; overlap: string },
): Promise<ChangedCase[]> {
  const { rows } = await pool.query<Row>({ ...changed, values: [after, overlap] });
  return rows.map(({ id, seq, at, type, role, ...parties }) => {
    const { zh, en } = metaOf(parties.state);
    const opened = { zh: '建立草稿', en: 'Draft opened' };
    return {
      ...{ id, seq, at, parties },
      told: {
        ...{ id, seq },
        by: { zh: roles[role].zh, en: roles[role].en },
        did: isEventType(type) ? { zh: events[type].zh, en: events[type].en } : opened,
        state: { zh, en },
        desk: [...deskOf(parties.state)],
      },
    };
  });
}
