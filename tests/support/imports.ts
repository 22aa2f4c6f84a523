// Reads which file of the project imports what, with the parser that vite ships.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { parseSync } from 'vite';

export interface Import {
  /** The importing file, from the project's root: `server/main.ts`. */
  from: string;
  /** What is imported: a path from the root, or a package, as in `fastify` or `node:fs`; `?` when it is computed. */
  to: string;
  /** `import type` or `export type`: nothing of it is left when the program runs. */
  typeOnly: boolean;
}

export const FOLDERS = ['server', 'tests', 'web', 'workflows'];
const CODE = /\.(ts|tsx|mts|mjs|js|jsx)$/;
const NOT_OURS = /(^|\/)(node_modules|dist)\//;

/** Paths from `root` of all code in the four folders and beside them. */
export function listCode(root: string): string[] {
  const below = FOLDERS.flatMap((folder) => listFolder(root, folder));
  const beside = readdirSync(root);
  return [...beside, ...below].filter((file) => CODE.test(file) && !NOT_OURS.test(file)).sort();
}

export function readImports(root: string, file: string): Import[] {
  return importsIn(file, readFileSync(join(root, file), 'utf8'));
}

/** Static, re-exporting and dynamic imports, and `import('…')` in a type. */
export function importsIn(file: string, text: string): Import[] {
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`);
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) =>
    found.push({ from: file, to: resolve(file, specifier), typeOnly });
  for (const { start, moduleRequest } of module.staticImports) {
    add(moduleRequest.value, /^import\s+type\b/.test(text.slice(start)));
  }
  for (const { start, entries } of module.staticExports) {
    const request = entries.find((entry) => entry.moduleRequest !== null)?.moduleRequest;
    if (request) add(request.value, /^export\s+type\b/.test(text.slice(start)));
  }
  const dynamic = new Set(module.dynamicImports.map(({ moduleRequest }) => moduleRequest.start));
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^(['"`])([^'"`$]+)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    add(literal?.[2] ?? '?', false);
  }
  for (const match of text.matchAll(/\bimport\(\s*(?=(['"])([^'"]+)\1)/g)) {
    if (!dynamic.has(match.index + match[0].length)) add(match[2] ?? '?', true);
  }
  return found;
}

function listFolder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath.slice(root.length).replace(/^\/+/, ''), entry.name));
}

function resolve(file: string, specifier: string): string {
  return specifier.startsWith('.') ? join(dirname(file), specifier) : specifier;
}
