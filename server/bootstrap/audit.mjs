// Known weaknesses in what we ship, asked of the registry. A registry that has no such service is said and is no failure: the
// answer must not depend on where one sits. Weaknesses that are high or critical fail, unless audit-exceptions.json says why
// they do not concern us, and until when that was thought through.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inProject, ROOT, say } from './project.mjs';

/** @typedef {{ advisory: string, package: string, why: string, until: string }} Exception */

const serious = new Set(['high', 'critical']);

/** @returns {boolean} whether nothing serious is open */
export function auditPackages() {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 120_000,
  });
  /** @type {Exception[]} */
  const exceptions = JSON.parse(readFileSync(inProject('server', 'bootstrap', 'audit-exceptions.json'), 'utf8'));
  const { lines, holds } = judgeAudit(stdout ?? '', exceptions, new Date().toISOString().slice(0, 10));
  for (const line of lines) say(line);
  return holds;
}

/**
 * @param {string} output of `npm audit --json`
 * @param {readonly Exception[]} exceptions
 * @param {string} today YYYY-MM-DD
 * @returns {{ lines: string[], holds: boolean }}
 */
export function judgeAudit(output, exceptions, today) {
  const report = parse(output);
  if (report === null || typeof report.vulnerabilities !== 'object' || report.vulnerabilities === null) {
    const why = typeof report?.message === 'string' ? ` (${report.message.slice(0, 120)})` : '';
    return { lines: [`The registry does not tell known weaknesses${why}: not audited`], holds: true };
  }
  const found = Object.values(report.vulnerabilities).flatMap(advisoriesOf);
  const open = found.filter(
    ({ severity, url, name }) =>
      serious.has(severity) &&
      !exceptions.some((one) => url.endsWith(`/${one.advisory}`) && one.package === name && one.until >= today),
  );
  const unused = exceptions.filter((one) => !found.some(({ url }) => url.endsWith(`/${one.advisory}`)));
  return {
    lines: [
      `${found.length} known weaknesses in what we ship, ${open.length} serious ones open`,
      ...open.map(({ severity, name, title, url }) => `${severity}: ${name}: ${title} ${url}`),
      ...unused.map((one) => `No longer needed in audit-exceptions.json: ${one.advisory} of ${one.package}`),
    ],
    holds: open.length === 0,
  };
}

/** @param {any} vulnerability @returns {{ severity: string, name: string, title: string, url: string }[]} */
function advisoriesOf({ via = [] }) {
  // Packages that are only affected through another one name it as text.
  return via.flatMap((/** @type {any} */ one) =>
    typeof one === 'object' && one !== null
      ? [{ severity: String(one.severity), name: String(one.name), title: String(one.title), url: String(one.url) }]
      : [],
  );
}

/** @param {string} text @returns {any} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
