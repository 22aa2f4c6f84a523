// The direction of imports keeps the rules pure and the web ignorant of the server's inside.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findBreaches } from './support/import-rules.ts';
import { importsIn, listCode, readImports } from './support/imports.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

test('no file imports what it may not', () => {
  const files = listCode(root);
  const imports = files.flatMap((file) => readImports(root, file));
  console.log(`import rules: ${files.length} files with ${imports.length} imports`);
  expect(files.length).toBeGreaterThan(0);
  expect(imports.length).toBeGreaterThan(0);
  expect(findBreaches(imports)).toEqual([]);
});

// Controls: a checker that finds nothing must be one that could have found something.
const planted: [file: string, code: string, rule: RegExp][] = [
  ['workflows/money/cap.ts', "import { readFileSync } from 'node:fs';", /workflows are pure/],
  ['workflows/money/cap.ts', "import type { Pool } from 'pg';", /workflows are pure/],
  ['workflows/money/cap.ts', "export * from '../../server/settings.ts';", /workflows are pure/],
  ['workflows/money/cap.ts', "type Pool = import('pg').Pool;", /workflows are pure/],
  ['workflows/money/cap.ts', "import { setup } from 'xstate';", /xstate belongs/],
  ['server/cases/move.ts', "import { createActor } from 'xstate';", /xstate belongs/],
  ['tests/cases.test.ts', "import { getShortestPaths } from 'xstate/graph';", /xstate belongs/],
  ['server/http/pages.ts', "import { App } from '../../web/App.tsx';", /does not know the web/],
  ['server/main.ts', "import { builder } from '../tests/support/builder.ts';", /only tests import tests/],
  ['web/main.tsx', "const { x } = await import('../tests/x.ts');", /only tests import tests/],
  ['web/main.tsx', "import type { Settings } from '../server/settings.ts';", /types of \*-contract/],
  ['web/main.tsx', "import { view } from '../server/cases/case-contract.ts';", /types of \*-contract/],
  ['web/main.tsx', "import { type View } from '../server/cases/case-contract.ts';", /types of \*-contract/],
  ['web/main.tsx', "import { cap } from '../workflows/money/cap.ts';", /only the vocabulary/],
  ['server/main.ts', 'await import(process.argv[2]);', /must name what it imports/],
];
test.each(planted)('in %s, the line %s would be found', (file, code, rule) => {
  expect(findBreaches(importsIn(file, code)).join('\n')).toMatch(rule);
});

const allowed: [file: string, code: string][] = [
  ['workflows/case/case-machine.ts', "import { setup } from 'xstate';\nimport { cap } from '../money/cap.ts';"],
  ['workflows/policy/pilot.ts', "import { z } from 'zod';\nimport text from './pilot.json' with { type: 'json' };"],
  ['web/main.tsx', "import type { View } from '../server/cases/case-contract.ts';"],
  ['web/main.tsx', "import { states } from '../workflows/vocabulary/states.ts';\nimport { Button } from 'antd';"],
  ['tests/cases.test.ts', "import { move } from '../server/cases/move.ts';"],
];
test.each(allowed)('in %s, the line %s is right', (file, code) => {
  expect(findBreaches(importsIn(file, code))).toEqual([]);
});

test('a circle of server folders would be found, however long', () => {
  const circle = [
    ...importsIn('server/cases/move.ts', "import { pay } from '../money/pay.ts';"),
    ...importsIn('server/money/pay.ts', "import type { Letter } from '../letters/letter.ts';"),
    ...importsIn('server/letters/send.ts', "import { find } from '../cases/find.ts';"),
  ];
  expect(findBreaches(circle)).toEqual([expect.stringContaining('cases → money → letters → cases')]);
  expect(findBreaches(circle.slice(0, 2))).toEqual([]);
});

test('a contract that knows more than contracts would be found', () => {
  const circle = [
    ...importsIn('server/cases/case-contract.ts', "import { move } from './move.ts';"),
    ...importsIn('server/cases/move.ts', "import { view } from './case-contract.ts';"),
  ];
  expect(findBreaches(circle)).toEqual([expect.stringContaining('contracts → cases → contracts')]);
});
