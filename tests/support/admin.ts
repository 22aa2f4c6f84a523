/** The command line of the administrator without a process: what it prints, and how it ends. */
import type { AdminContext } from '../../server/admin/command.ts';
import { runCommand } from '../../server/admin/run-command.ts';
import type { Product } from '../../server/product.ts';

export type Ran = { status: 0 | 1; text: string };

export async function runAdmin(product: Product | null, args: string[], input = ''): Promise<Ran> {
  const lines: string[] = [];
  const context: AdminContext = {
    open: () =>
      product === null ? Promise.reject(new Error('this command needs no database')) : Promise.resolve(product),
    out: (line) => lines.push(line),
    read: () => Promise.resolve(input),
  };
  const status = await runCommand(context, args);
  return { status, text: lines.join('\n') };
}
