/**
 * What somebody who downloads a paper gets. Sensitive papers carry a watermark of who took them and when, except for the party
 * that handed them in. The bytes in the store never change.
 *
 * What cannot be marked — office files, a protected or broken PDF, one too large for the time there is — is served as it is:
 * the work must go on, and the journal says which reader got it unmarked and why.
 */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { isoInShanghai } from '../../workflows/calendar/day.ts';
import { formsOf, paperOf } from '../../workflows/forms/forms.ts';
import type { Caller } from '../access/caller.ts';
import { isMember } from '../access/contact-access.ts';
import type { Product } from '../product.ts';
import { markedType, watermark } from '../watermark/watermark.ts';
import type { DocumentRecord } from './document-desk.ts';
import type { Desk } from './form-access.ts';

/** `watermark`: what became of it, for the journal; `none` where none is due. */
export type Served = { name: string; mediaType: string; sizeBytes: number; bytes: Readable; watermark: string };

const largest = 20 * 1_048_576;

type Asked = { caller: Caller; document: DocumentRecord; desk: Desk };

export async function serveDocument(product: Product, asked: Asked): Promise<Served> {
  const { document } = asked;
  const { name, mediaType, sizeBytes } = document;
  const bytes = await product.files.get(document.storageKey);
  const original = (why: string, given: Readable = bytes): Served => ({
    ...{ name, mediaType, sizeBytes },
    bytes: given,
    watermark: why,
  });
  if (!(await needsMark(product, asked))) return original('none');
  if (markedType(mediaType) === null) return original('unmarked: type');
  if (sizeBytes > largest) return original('unmarked: size');
  const whole = await buffer(bytes);
  const marked = await watermark({ bytes: whole, mediaType, lines: await linesFor(product, asked) });
  if (!marked.done) return original(`unmarked: ${marked.why}`, Readable.from(whole, { objectMode: false }));
  return {
    name: mediaType === 'application/pdf' ? name : `${name}.pdf`,
    mediaType: 'application/pdf',
    sizeBytes: marked.bytes.length,
    bytes: Readable.from(Buffer.from(marked.bytes), { objectMode: false }),
    watermark: 'marked',
  };
}

async function needsMark(product: Product, { caller, document, desk }: Asked): Promise<boolean> {
  if (isMember(caller, document.uploadedFor)) return false;
  const forms = formsOf(await product.policies.get(desk.seen.record.policyId));
  return paperOf(forms, document.paper)?.paper.sensitive === true;
}

/** Who, for whom, when: read off a copy, it leads back to one entry of the journal. */
async function linesFor({ clock, db }: Product, { caller, desk }: Asked): Promise<string[]> {
  const at = isoInShanghai((await clock.now(db)).getTime())
    .slice(0, 16)
    .replace('T', ' ');
  const acting = caller.memberships.find(({ role }) => desk.seen.roles.includes(role));
  return [`${caller.name} ${acting?.organisation ?? ''}`, `${at} ${desk.seen.record.number}`];
}
