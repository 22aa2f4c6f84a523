/** Number and code of an objection. With both, and only with both, its handling can be followed; the table keeps the code's hash. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Product } from '../product.ts';

/** Thirty-two signs that nobody mixes up on paper: one of a byte's 256 values is as likely as another. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const spell = (bytes: Uint8Array): string => [...bytes].map((byte) => signs[byte % signs.length]).join('');

/** Chance and no count: nobody learns how many there are. */
export const newNumber = (year: number): string => `YY-${year}-${spell(randomBytes(7))}`;

/** Follows from the row, so that a retry of the request is told the same code and no table has to keep it. */
export const codeOf = ({ settings }: Pick<Product, 'settings'>, id: string): string =>
  spell(createHmac('sha256', settings.sessionSecret).update(`pilotflow objection ${id}`).digest().subarray(0, 16));

export const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex');

/** As people copy it: small letters, blanks and dashes between. */
export const plainCode = (typed: string): string => typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
