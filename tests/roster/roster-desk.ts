/** An official at the page of rosters: sends a file in, has it worked on, reads what was found, answers, imports. */
import type { Caller } from '../../server/access/caller.ts';
import type { FindingKind } from '../../server/database/schema/rosters.ts';
import { writeWorkbook } from '../../server/excel/workbook.ts';
import { answerFindings } from '../../server/roster/answer-findings.ts';
import { listFindings } from '../../server/roster/list-findings.ts';
import type { RosterAnswersBody, RosterFinding, RosterImportView } from '../../server/roster/roster-contract.ts';
import { checkAgain, startImport } from '../../server/roster/start-import.ts';
import { uploadRoster } from '../../server/roster/upload-roster.ts';
import { getImport } from '../../server/roster/view-import.ts';
import { workOn } from '../../server/roster/work-on.ts';
import type { Pilot } from '../support/pilot.ts';
import { columns, type Enterprise, headings, rowOf } from './roster-builder.ts';

export const rosterFile = (rows: readonly Enterprise[]): Promise<Uint8Array> =>
  writeWorkbook([
    {
      name: '名录库',
      columns: columns.map((column) => ({ header: headings[column] })),
      rows: rows.map((row) => rowOf(row)),
    },
  ]);

export class Desk {
  readonly #pilot: Pilot;
  readonly #by: Caller;

  constructor(pilot: Pilot, by: Caller) {
    this.#pilot = pilot;
    this.#by = by;
  }

  /** Sent in and not yet worked on. */
  send(bytes: Uint8Array, name = '名录.xlsx'): Promise<RosterImportView> {
    return uploadRoster(this.#pilot.product, this.#by, async () => ({
      name,
      bytes: (async function* () {
        yield Buffer.from(bytes);
      })(),
      finish: async () => undefined,
    }));
  }

  /** As it is after the server has worked on it. */
  async worked(id: string): Promise<RosterImportView> {
    await workOn(this.#pilot.product, id);
    return getImport(this.#pilot.product, this.#by, id);
  }

  async judged(bytes: Uint8Array): Promise<RosterImportView> {
    const { id } = await this.send(bytes);
    return this.worked(id);
  }

  async found(id: string, kind: FindingKind): Promise<RosterFinding[]> {
    const { items } = await listFindings(this.#pilot.product, this.#by, { id, kind, limit: 200 });
    return items;
  }

  /** Page after page. */
  async allFound(id: string, kind: FindingKind): Promise<RosterFinding[]> {
    const all: RosterFinding[] = [];
    for (let after: string | undefined; ; ) {
      const { items, next } = await listFindings(this.#pilot.product, this.#by, { id, kind, limit: 200, after });
      all.push(...items);
      if (next === null) return all;
      after = next;
    }
  }

  answer({ id, revision }: RosterImportView, ...answers: RosterAnswersBody['answers']): Promise<RosterImportView> {
    return answerFindings(this.#pilot.product, this.#by, { id, said: { revision, answers } });
  }

  async check({ id }: RosterImportView): Promise<RosterImportView> {
    await checkAgain(this.#pilot.product, this.#by, id);
    return this.worked(id);
  }

  start({ id, revision }: RosterImportView, rows: 'all' | 'good' = 'all'): Promise<RosterImportView> {
    return startImport(this.#pilot.product, this.#by, { id, said: { revision, rows } });
  }

  async import(view: RosterImportView, rows: 'all' | 'good' = 'all'): Promise<RosterImportView> {
    await this.start(view, rows);
    return this.worked(view.id);
  }
}
