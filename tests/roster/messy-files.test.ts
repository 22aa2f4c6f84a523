import { describe, expect, test } from 'vitest';
import { readRoster } from '../../server/roster/read-roster.ts';
import { messyFiles } from './messy-files.ts';
import { reference } from './roster-builder.ts';

describe('a roster is understood', () => {
  test.each(messyFiles.map((file) => [file.what, file] as const))(
    'with %s',
    async (_, { bytes, rows, refused = 0, said = [] }) => {
      const verdict = await readRoster(await bytes(), reference);
      const found = [...verdict.errors, ...verdict.warnings, ...verdict.questions].map(({ code, cell }) =>
        `${code} ${cell}`.trim(),
      );
      expect({ rows: verdict.rows, accepted: verdict.accepted, found }).toEqual({
        rows,
        accepted: rows - refused,
        found: said,
      });
    },
  );
});
