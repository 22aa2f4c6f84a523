// npm start: everything from a fresh clone to the running product.
import './node-version.mjs';
import { listenForStop } from './children.mjs';
import { readDotEnv } from './dot-env.mjs';
import { installOnce } from './install.mjs';
import { runTypeScript } from './typescript.mjs';
import { buildWebOnce } from './web-build.mjs';

listenForStop(0);
readDotEnv();
await installOnce();
await buildWebOnce();
await runTypeScript('server/main.ts', process.argv.slice(2));
