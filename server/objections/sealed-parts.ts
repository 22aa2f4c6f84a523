/** Where each sealed part of an objection belongs: put anywhere else it does not open. */
import type { Product } from '../product.ts';
import { seal, unseal } from '../secrets/sealed.ts';

type Part = 'clue' | 'words' | 'paper name' | 'paper bytes';

const placeOf = ({ settings }: Product, id: string, part: Part) =>
  ({ secret: settings.sessionSecret, purpose: 'objector', about: `objection ${id} ${part}` }) as const;

export const sealPart = (product: Product, text: string, [id, part]: readonly [string, Part]): string =>
  seal(text, placeOf(product, id, part));

export const openPart = (product: Product, sealed: string, [id, part]: readonly [string, Part]): string | null =>
  unseal(sealed, placeOf(product, id, part));
