/** The daily digest as one letter: how much waits, then what was gathered, each line as its own letter would have said it. */
import { z } from 'zod';

/** What a digest keeps: fixed when it is written, so that every try sends the same letter. */
export const digestSchema = z.object({
  day: z.string(),
  waiting: z.int(),
  fresh: z.int(),
  late: z.int(),
  items: z.array(
    z.object({ kind: z.string(), caseId: z.uuid().nullable(), parameters: z.record(z.string(), z.string()) }),
  ),
  /** Gathered, and left out for length. */
  more: z.int(),
});
export type Digest = z.infer<typeof digestSchema>;
export type DigestItem = Digest['items'][number];

export const mostDigestItems = 40;

type Say = (item: DigestItem) => { text: string; link: string | null } | null;

export function digestLines(parameters: unknown, english: boolean, say: Say): string[] {
  const digest = digestSchema.safeParse(parameters);
  if (!digest.success) return [];
  const { items, more } = digest.data;
  const lines = items.flatMap((item, nth) => {
    const said = say(item);
    return said === null ? [] : [`${nth + 1}. ${said.text}${said.link === null ? '' : `\n   ${said.link}`}`];
  });
  if (more > 0) lines.push(english ? `… and ${more} more; sign in to see all.` : `……另有 ${more} 条，请登录查看。`);
  return lines;
}
