/** Letters that a demonstration, which sends none, shows on a page instead. */
import { z } from 'zod';
import { id, instant } from '../http/wire-contract.ts';

export const letterQuery = z.strictObject({ address: z.email().max(254) });
export const letterListSchema = z
  .object({
    items: z.array(
      z.object({
        id,
        at: instant,
        subject: z.string(),
        text: z.string(),
        /** A path of our own pages, with the token after `#`. */
        link: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'LetterList' });

export type LetterList = z.infer<typeof letterListSchema>;
