// Runs a TypeScript file as the command that it is, in this very process: a signal reaches it directly, and no shell or
// parent process stands between it and whoever started it.
import { pathToFileURL } from 'node:url';
import { inProject } from './project.mjs';

/**
 * @param {string} entry
 * @param {string[]} args
 */
export async function runTypeScript(entry, args) {
  const { register } = await import('tsx/esm/api');
  register();
  const path = inProject(entry);
  process.argv = [process.execPath, path, ...args];
  await import(pathToFileURL(path).href);
}
