/** Reads a roster file and has it judged. A file that cannot be read is a verdict too, not a stack trace. */
import { judgeRoster, type RosterReference, type RosterVerdict, sayWhy } from '../../workflows/roster/index.ts';
import { readWorkbook, WorkbookError } from '../excel/workbook.ts';

/** Touches no database. Throws only when the path itself cannot be opened. */
export async function readRoster(source: string | Uint8Array, reference: RosterReference): Promise<RosterVerdict> {
  try {
    return judgeRoster(await readWorkbook(source), reference);
  } catch (problem) {
    if (problem instanceof WorkbookError) return unreadable(problem);
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
  };
}
