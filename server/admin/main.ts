/** `npm run admin -- COMMAND …`: what an administrator does from the command line. */
import { text } from 'node:stream/consumers';
import { chainRest } from '../journal/sealer.ts';
import { type OpenedProduct, openProduct } from '../open-product.ts';
import { readSettings } from '../settings.ts';
import { UsageError } from './command.ts';
import { runCommand } from './run-command.ts';
import { usage } from './usage.ts';

let opened: Promise<OpenedProduct> | undefined;

process.exitCode = await runCommand(
  {
    async open() {
      opened ??= openProduct({ settings: readSettings(process.env), poolMax: 4, log: (line) => console.error(line) });
      return (await opened).product;
    },
    out: (line) => console.log(line),
    read: () => text(process.stdin),
  },
  process.argv.slice(2),
).catch((error: unknown) => {
  console.error(error instanceof Error && error.constructor !== UsageError ? error : `${messageOf(error)}\n\n${usage}`);
  return 1;
});
const finished = await opened?.catch(() => undefined);
// Whoever verifies wants to see the chain as it was found.
if (finished && process.argv[2] !== 'verify-journal') await chainRest(finished.product);
await finished?.close();

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
