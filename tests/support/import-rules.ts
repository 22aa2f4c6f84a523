// Who may import what. Each rule answers with what is wrong, in words for the one who broke it.
import type { Import } from './imports.ts';

const OURS = /^(server|tests|web|workflows)\//;

/** The machines and the one file that drives them know the library; everybody else knows the engine. */
const MAY_USE_XSTATE = [/^workflows\/case\//, /^workflows\/machines\//, /^workflows\/engine\.ts$/];

/** Starts the command that package.json names. */
const MAY_COMPUTE = ['server/bootstrap/typescript.mjs'];

export function findBreaches(imports: readonly Import[]): string[] {
  return [...imports.flatMap(breachesOf), ...findFolderCycles(imports)];
}

function breachesOf(found: Import): string[] {
  const { from, to, typeOnly } = found;
  const breaches: string[] = [];
  const breach = (rule: string) => breaches.push(`${from} imports ${to}: ${rule}`);
  const [area] = from.split('/');
  const isPackage = !OURS.test(to);

  if (to === '?' && !MAY_COMPUTE.includes(from)) breach('an import must name what it imports');
  if (area === 'workflows' && !mayBeInWorkflows(to)) breach('workflows are pure: only workflows, zod, xstate and JSON');
  if (isPackage && /^xstate(\/|$)/.test(to) && !MAY_USE_XSTATE.some((place) => place.test(from))) {
    breach('xstate belongs to the machines and workflows/engine.ts');
  }
  if (area === 'server' && to.startsWith('web/')) breach('the server does not know the web');
  if (area !== 'tests' && to.startsWith('tests/')) breach('only tests import tests');
  if (area === 'web' && to.startsWith('server/') && !(typeOnly && /-contract\.ts$/.test(to))) {
    breach('of the server the web knows only the types of *-contract.ts, by `import type`');
  }
  if (area === 'web' && to.startsWith('workflows/') && !typeOnly && !to.startsWith('workflows/vocabulary')) {
    breach('of the workflows the web knows only the vocabulary, and types');
  }
  return breaches;
}

function mayBeInWorkflows(to: string): boolean {
  return to.startsWith('workflows/') || /^(zod|xstate)(\/|$)/.test(to) || to.endsWith('.json');
}

/**
 * Folders of the server build on one another in one direction; a file directly in server/ counts as a folder, and all
 * contracts together as one: they are the language that every folder speaks with the web, and know nothing but it.
 */
function findFolderCycles(imports: readonly Import[]): string[] {
  const uses = new Map<string, Map<string, Import>>();
  for (const found of imports) {
    const from = serverFolder(found.from);
    const to = serverFolder(found.to);
    if (from === undefined || to === undefined || from === to) continue;
    const targets = uses.get(from) ?? new Map<string, Import>();
    uses.set(from, targets.set(to, targets.get(to) ?? found));
  }
  const cycles: string[] = [];
  const explored = new Set<string>();
  const walk = (folder: string, path: readonly string[]) => {
    const begin = path.indexOf(folder);
    if (begin >= 0) cycles.push(describe([...path.slice(begin), folder], uses));
    if (begin >= 0 || explored.has(folder)) return;
    for (const next of uses.get(folder)?.keys() ?? []) walk(next, [...path, folder]);
    explored.add(folder);
  };
  for (const folder of uses.keys()) walk(folder, []);
  return cycles;
}

function serverFolder(path: string): string | undefined {
  const [area, folder] = path.split('/');
  if (area !== 'server') return undefined;
  return path.endsWith('-contract.ts') ? 'contracts' : folder;
}

function describe(cycle: readonly string[], uses: ReadonlyMap<string, ReadonlyMap<string, Import>>): string {
  const steps = cycle.slice(1).map((to, index) => {
    const found = uses.get(cycle[index] ?? '')?.get(to);
    return `${found?.from} → ${found?.to}`;
  });
  return `server folders import one another in a circle, ${cycle.join(' → ')}: ${steps.join(', ')}`;
}
