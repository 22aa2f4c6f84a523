/** Reads a roster file and has it judged. A file that cannot be read is a verdict too, not a stack trace. */
import {
  type Judging,
  judgeRoster,
  type RosterReference,
  type RosterVerdict,
  type Sheet,
  sayWhy,
} from '../../workflows/roster/index.ts';
import { readWorkbook, WorkbookError } from '../excel/workbook.ts';

/** Touches no database. Throws only when the path itself cannot be opened. */
export async function readRoster(
  source: string | Uint8Array,
  reference: RosterReference,
  judging: Judging = {},
): Promise<RosterVerdict> {
  const { verdict } = await judgeOrRefuse(source, reference, judging);
  return verdict;
}

export async function judgeOrRefuse(
  source: string | Uint8Array,
  reference: RosterReference,
  judging: Judging,
): Promise<{ verdict: RosterVerdict; sheets: readonly Sheet[] }> {
  try {
    const sheets = await readWorkbook(source);
    return { verdict: judgeRoster(sheets, reference, judging), sheets };
  } catch (problem) {
    if (problem instanceof WorkbookError) return { verdict: unreadable(problem), sheets: [] };
    throw problem;
  }
}

function unreadable({ fault, reason }: WorkbookError): RosterVerdict {
  const facts = { reason };
  const error = {
    sheet: '',
    row: 0,
    field: 'file',
    cell: '',
    code: fault,
    facts,
    ...sayWhy(fault, 'file', facts),
  } as const;
  return {
    rows: 0,
    accepted: 0,
    normalised: [],
    errors: [error],
    warnings: [],
    questions: [],
    skipped: [],
    acceptedRows: [],
    columns: new Map(),
  };
}
