// npm run <command>: prepares a fresh clone, then runs the TypeScript file that package.json names.
// `--product` before it: the command works on the product's own data and so reads .env as `npm start` does.
import './node-version.mjs';
import { listenForStop } from './children.mjs';
import { readDotEnv } from './dot-env.mjs';
import { installOnce } from './install.mjs';
import { runTypeScript } from './typescript.mjs';

const args = process.argv.slice(2);
listenForStop(1);
if (args[0] === '--product') {
  args.shift();
  readDotEnv();
}
const [entry, ...rest] = args;
if (entry === undefined) throw new Error('Usage: node server/bootstrap/run.mjs [--product] file.ts [arguments]');
await installOnce();
await runTypeScript(entry, rest);
