// What the registry knows of weaknesses must stop a commit when it is serious, and must not when there is nobody to ask.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { judgeAudit } from '../../server/bootstrap/audit.mjs';

const today = '2025-01-10';
const reportOf = (severity: string, name = 'left-pad') =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {
      [name]: { name, severity, via: [{ name, severity, title: 'Bad', url: 'https://github.com/advisories/GHSA-1' }] },
      other: { name: 'other', severity, via: [name] },
    },
  });
const exception = { advisory: 'GHSA-1', package: 'left-pad', why: 'we never call it', until: '2025-03-01' };

test('a serious weakness fails, and is named', () => {
  for (const severity of ['high', 'critical']) {
    const { holds, lines } = judgeAudit(reportOf(severity), [], today);
    expect(holds).toBe(false);
    expect(lines).toContain(`${severity}: left-pad: Bad https://github.com/advisories/GHSA-1`);
  }
});

test('a lesser one is counted, and holds', () => {
  expect(judgeAudit(reportOf('moderate'), [], today)).toEqual({
    lines: ['1 known weaknesses in what we ship, 0 serious ones open'],
    holds: true,
  });
});

test('an exception holds for its package and its time', () => {
  expect(judgeAudit(reportOf('high'), [exception], today).holds).toBe(true);
  expect(judgeAudit(reportOf('high'), [{ ...exception, until: '2025-01-09' }], today).holds).toBe(false);
  expect(judgeAudit(reportOf('high', 'right-pad'), [exception], today).holds).toBe(false);
  expect(judgeAudit('{"vulnerabilities":{}}', [exception], today).lines).toContain(
    'No longer needed in audit-exceptions.json: GHSA-1 of left-pad',
  );
});

test('nobody to ask is said, and is no failure', () => {
  for (const output of [
    '',
    'not json',
    '{"message":"405 Method Not Allowed","error":{}}',
    '{"vulnerabilities":null}',
  ]) {
    const { holds, lines } = judgeAudit(output, [], today);
    expect(holds).toBe(true);
    expect(lines.join()).toMatch(/not audited$/);
  }
});

test('every exception says why, and for how long', () => {
  const file = JSON.parse(readFileSync('server/bootstrap/audit-exceptions.json', 'utf8'));
  const shape = z.strictObject({
    advisory: z.string().regex(/^GHSA-/),
    package: z.string().min(1),
    why: z.string().min(20),
    until: z.iso.date(),
  });
  expect(z.array(shape).safeParse(file).success).toBe(true);
});
