// What the application's role may do with which table. It owns nothing and can change no table; what is once written
// into an append-only table it can neither change nor delete.
import type pg from 'pg';

type Privilege = 'select' | 'insert' | 'update' | 'delete';

const ORDINARY: readonly Privilege[] = ['select', 'insert', 'update', 'delete'];

/** Tables that allow less. Add a table here, and the next start applies it. */
export const restrictedTables: Readonly<Record<string, readonly Privilege[]>> = {
  case_events: ['select', 'insert'],
  journal: ['select', 'insert'],
  journal_links: ['select', 'insert'],
  journal_seals: ['select', 'insert'],
  eligibility_lists: ['select', 'insert'],
  eligibility_list_rows: ['select', 'insert'],
  eligibility_snapshots: ['select', 'insert'],
  eligibility_waivers: ['select', 'insert'],
  eligibility_waiver_decisions: ['select', 'insert'],
  messages: ['select', 'insert'],
  commitment_confirmations: ['select', 'insert', 'update'],
  message_papers: ['select', 'insert'],
  notices: ['select', 'insert'],
  notice_items: ['select', 'insert'],
  notice_steps: ['select', 'insert'],
  notice_cases: ['select', 'insert'],
  nudges: ['select', 'insert'],
  fund_entries: ['select', 'insert'],
  policies: ['select', 'insert'],
  indicator_editions: ['select', 'insert'],
  call_acts: ['select', 'insert'],
};

/** Functions that run with the owner's rights: nobody else may call them. */
const callableFunctions = [
  'find_session(text, timestamptz)',
  'person_name(uuid)',
  'earlier_promised(uuid, text, uuid)',
  'running_cases(text, uuid, text[])',
  'organisations_of(uuid)',
];

/** Brings the role's privileges in the public schema to exactly this, whatever they were. */
export async function grantApplication(admin: pg.ClientBase, role: string): Promise<void> {
  const name = admin.escapeIdentifier(role);
  // A partition is what the table is that it belongs to.
  const { rows } = await admin.query<{ name: string; root: string; kind: string }>(`
    select c.relname as name, root.relname as root, c.relkind as kind
      from pg_class c join pg_class root on root.oid = coalesce(pg_partition_root(c.oid), c.oid)
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     order by c.relname`);
  const statements = [`revoke all on schema public from ${name}`, `grant usage on schema public to ${name}`];
  for (const row of rows) {
    const object = `${row.kind === 'S' ? 'sequence' : 'table'} public.${admin.escapeIdentifier(row.name)}`;
    statements.push(`revoke all on ${object} from ${name}`);
    statements.push(`grant ${privilegesOf(row).join(', ')} on ${object} to ${name}`);
  }
  for (const call of callableFunctions) statements.push(`grant execute on function ${call} to ${name}`);
  await admin.query('begin');
  try {
    for (const statement of statements) await admin.query(statement);
    await admin.query('commit');
  } catch (error) {
    await admin.query('rollback');
    throw error;
  }
}

function privilegesOf({ root, kind }: { root: string; kind: string }): readonly string[] {
  if (kind === 'S') return ['usage'];
  if (kind === 'v' || kind === 'm') return ['select'];
  return restrictedTables[root] ?? ORDINARY;
}
