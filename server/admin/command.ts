/** What every administration command is handed, and how it ends. */
import type { Product } from '../product.ts';

export type AdminContext = {
  /** Opens the product at the first call: what needs no database starts none. */
  open(): Promise<Product>;
  out(line: string): void;
  /** All of standard input. */
  read(): Promise<string>;
};

/** The status of the process: 0 when everything is as it should be. */
export type Command = (context: AdminContext, args: string[]) => Promise<0 | 1>;

/** The command was called in a wrong way; the usage says how. */
export class UsageError extends Error {}
