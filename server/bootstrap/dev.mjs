// npm run dev: the product with reload of the server, and vite's own server for the web.
import './node-version.mjs';
import { listenForStop, runNode, stop } from './children.mjs';
import { readDotEnv } from './dot-env.mjs';
import { installOnce } from './install.mjs';
import { isThere } from './project.mjs';

listenForStop(0);
readDotEnv();
await installOnce();
const programs = [['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'server/main.ts']];
if (isThere('web', 'index.html')) programs.push(['node_modules/vite/bin/vite.js', 'web']);
// Neither is of use without the other.
const { status } = await Promise.race(programs.map((program) => runNode(program)));
process.exitCode = status;
stop('SIGTERM');
