/** A verdict as rows to be kept, listed and answered: each finding at its place. */
import {
  type ComparedVerdict,
  type Finding,
  type Normalised,
  type Question,
  type RosterAnswers,
  rosterColumns,
} from '../../workflows/roster/index.ts';
import type { FindingKind, RosterCounts, rosterFindings } from '../database/schema/rosters.ts';
import type { Answered } from './judge-file.ts';

/** Of one kind. A file with more is better corrected than read to the end here. */
export const mostOfAKind = 10_000;

export type FindingRow = Omit<typeof rosterFindings.$inferInsert, 'importId' | 'position'>;

export function findingsOf(
  { verdict }: ComparedVerdict,
  { answered, answers }: { answered: readonly Answered[]; answers: RosterAnswers },
): FindingRow[] {
  const { errors, questions, warnings, normalised } = verdict;
  return [
    ...errors.slice(0, mostOfAKind).map((finding) => foundRow('error', finding)),
    ...questions.slice(0, mostOfAKind).map((finding) => foundRow('question', finding)),
    ...warnings.slice(0, mostOfAKind).map((finding) => foundRow('warning', finding)),
    ...normalised.slice(0, mostOfAKind).map(normalisedRow),
    ...answered.map(answeredRow),
    ...answers.rows.map(
      ({ sheet, row, decision }): FindingRow => ({
        ...{ kind: 'answered', code: decision, sheet, row, cell: '', found: { field: 'row' } },
      }),
    ),
  ];
}

export function countsOf(
  { verdict, fresh, changed, same }: ComparedVerdict,
  { cells, rows }: RosterAnswers,
): RosterCounts {
  return {
    ...{ rows: verdict.rows, accepted: verdict.accepted, fresh: fresh.length, changed: changed.length, same },
    skipped: verdict.skipped.filter(({ reason }) => reason !== 'blank').length,
    ...{ error: verdict.errors.length, question: verdict.questions.length, warning: verdict.warnings.length },
    ...{ normalised: verdict.normalised.length, answered: cells.length + rows.length },
  };
}

function foundRow(kind: FindingKind, finding: Finding | Question): FindingRow {
  const { code, sheet, row, cell, field, why, whyEn, facts } = finding;
  const asked = 'choices' in finding;
  // Codes that a mistyped one probably was to be: still an error, and one click away from being right.
  const meant = typeof facts.meant === 'string' ? facts.meant.split(' ') : [];
  const choices = asked ? finding.choices : meant;
  const suggestion = asked ? finding.suggestion : meant.length === 1 ? meant[0] : null;
  return {
    ...{ kind, code, sheet, row, cell },
    found: {
      ...{ field, why, whyEn, value: String(facts.value ?? '') },
      ...(suggestion === undefined || suggestion === null ? {} : { suggestion }),
      choices,
    },
  };
}

function normalisedRow({ sheet, row, cell, field, from, to }: Normalised): FindingRow {
  return { kind: 'normalised', code: 'normalised', sheet, row, cell, found: { field, value: from, to } };
}

function answeredRow({ sheet, row, cell, from, to }: Answered): FindingRow {
  return { kind: 'answered', code: 'text', sheet, row, cell, found: { field: 'row', value: from, to } };
}

/** About one enterprise, so that its row can be left out. */
export const isAboutRow = (field: string): boolean => rosterColumns.some((column) => column === field);
