/** Entries as they are hashed: every column letter by letter, so that nothing of them can change unnoticed. */

/**
 * Columns of `journal j`. The instant with all its microseconds and the details as Postgres writes them: what a JavaScript
 * date or number can't tell apart must not be the same to the hash.
 */
export const hashedColumns = `j.id, (to_jsonb(j.at at time zone 'UTC') #>> '{}') || 'Z' as at, j.act, j.actor_id as "actorId", j.role,
  j.case_id as "caseId", j.seq, j.subject, j.details::text as details, j.request_id as "requestId", j.address`;
