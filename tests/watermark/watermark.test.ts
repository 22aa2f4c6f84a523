/** Sensitive papers leave with the name of who took them; whoever handed them in gets what they handed in. */
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFRawStream, StandardFonts } from '@cantoo/pdf-lib';
import { eq } from 'drizzle-orm';
import * as fontkit from 'fontkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { journal } from '../../server/database/schema/cases.ts';
import { drawMarks } from '../../server/watermark/draw-marks.ts';
import { watermark } from '../../server/watermark/watermark.ts';
import * as samples from '../papers/file-samples.ts';
import { moveTo, oneFile, openPapersApp, type PapersApp } from '../papers/papers-app.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

const lines = ['王若兰 黄石市经济和信息化局', '2025-01-10 10:00 HS-2025-0007'];

async function pdfOf(pages: readonly [number, number][]): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const size of pages) document.addPage([...size]).drawText('Balance sheet', { x: 40, y: 60, font, size: 11 });
  return Buffer.from(await document.save());
}

const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 5)).toString() === '%PDF-';

describe('a watermark', () => {
  test('stands on every page, and every Chinese character of it has an outline', async () => {
    const drawn = await drawMarks(
      await pdfOf([
        [595, 842],
        [842, 595],
        [200, 120],
      ]),
      'application/pdf',
      lines,
    );
    if (!drawn.done) throw new Error(drawn.why);
    const document = await PDFDocument.load(drawn.bytes);
    expect(document.getPageCount()).toBe(3);
    for (const page of document.getPages()) expect(page.node.Resources()?.toString()).toContain('NotoSansSC');
    const font = fontkit.create(fontProgramOf(document));
    if (font === null || !('numGlyphs' in font)) throw new Error('no font');
    const outlines = Array.from({ length: Number(Reflect.get(font, 'numGlyphs')) }, (_, glyph) =>
      outlineOf(font, glyph),
    ).filter((path) => path.length > 10);
    // Blanks have none; everything else that is written has one of its own.
    expect(outlines.length).toBeGreaterThanOrEqual(new Set(lines.join('').replace(/\s/g, '')).size);
  });

  test('puts a picture on a page of its own', async () => {
    const drawn = await drawMarks(samples.png, 'image/png', lines);
    if (!drawn.done) throw new Error(drawn.why);
    expect((await PDFDocument.load(drawn.bytes)).getPageCount()).toBe(1);
  });

  test('is left out where the file is broken, protected, or unpacks to more than there is room for', async () => {
    const rubbish = Buffer.from('%PDF-1.7\nrubbish');
    expect(await drawMarks(rubbish, 'application/pdf', lines)).toEqual({ done: false, why: 'broken' });
    const locked = await PDFDocument.create();
    locked.addPage();
    locked.encrypt({ userPassword: 'a', ownerPassword: 'b' });
    expect(await drawMarks(await locked.save(), 'application/pdf', lines)).toEqual({ done: false, why: 'encrypted' });
    const huge = Buffer.from(samples.png);
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    expect(await drawMarks(huge, 'image/png', lines)).toEqual({ done: false, why: 'pixels' });
    expect(await drawMarks(samples.jpeg, 'image/jpeg', lines)).toEqual({ done: false, why: 'broken' });
  });

  test('is drawn in a thread, several at a time', async () => {
    const bytes = await pdfOf([[595, 842]]);
    const drawn = await Promise.all(
      Array.from({ length: 4 }, () => watermark({ bytes, mediaType: 'application/pdf', lines })),
    );
    for (const one of drawn) expect(one.done && isPdf(one.bytes)).toBe(true);
  });
});

describe('a download', () => {
  let pilot: Pilot;
  let papers: PapersApp;
  let officer: Caller;
  beforeAll(async () => {
    pilot = await createPilot();
    papers = await openPapersApp(pilot.product);
    officer = await pilot.person('officer');
  });
  afterAll(async () => {
    await papers.app.close();
    await pilot.close();
  });

  async function handIn(paper: string, bytes: Buffer, name: string) {
    const { caseId, enterprise } = await pilot.caseAt('application.draft');
    const { body } = await papers.upload(
      enterprise,
      `/api/cases/${caseId}/documents?paper=${paper}`,
      oneFile(bytes, name),
    );
    pilot.clock.moveTo(new Date((await pilot.clock.now()).getTime() + 60_000));
    await moveTo(papers, caseId, { type: 'application.submit', state: 'application.cityReview' });
    return { enterprise, caseId, id: String(body.id), sha256: String(body.sha256) };
  }
  const download = (by: Caller, id: string) => papers.call(by, { url: `/api/documents/${id}/content` });
  const marksOf = async (id: string) =>
    (
      await pilot.product.db
        .select()
        .from(journal)
        .where(eq(journal.subject, `documents/${id}`))
    ).flatMap(({ act, details }) => (act === 'document.uploaded' ? [] : [Reflect.get(Object(details), 'watermark')]));
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

  test('of a sensitive paper is marked for others and the original for who handed it in', async () => {
    const paper = await handIn('financialStatements', await pdfOf([[595, 842]]), '财务报表.pdf');
    const marked = await download(officer, paper.id);
    expect(marked.status).toBe(200);
    expect(sha256(marked.bytes)).not.toBe(paper.sha256);
    expect(isPdf(marked.bytes)).toBe(true);
    expect(Number(marked.headers['content-length'])).toBe(marked.bytes.length);
    expect(sha256((await download(paper.enterprise, paper.id)).bytes)).toBe(paper.sha256);
    expect(await marksOf(paper.id)).toEqual(['marked', 'none']);
  });

  test('of a picture is a PDF with its name', async () => {
    const paper = await handIn('licence', samples.png, '执照.png');
    const { headers } = await download(officer, paper.id);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toContain(encodeURIComponent('执照.png.pdf'));
  });

  test('of what cannot be marked is the original, and the journal says why', async () => {
    const broken = await handIn('licence', samples.pdf, 'a.pdf');
    expect(sha256((await download(officer, broken.id)).bytes)).toBe(broken.sha256);
    expect(await marksOf(broken.id)).toEqual(['unmarked: broken']);
    const sheet = await handIn('financialStatements', samples.xlsx, 'a.xlsx');
    expect(sha256((await download(officer, sheet.id)).bytes)).toBe(sheet.sha256);
    expect(await marksOf(sheet.id)).toEqual(['unmarked: type']);
  });

  test('of a paper that is not sensitive is the original', async () => {
    const paper = await handIn('otherProof', await pdfOf([[595, 842]]), 'a.pdf');
    expect(sha256((await download(officer, paper.id)).bytes)).toBe(paper.sha256);
    expect(await marksOf(paper.id)).toEqual(['none']);
  });
});

/** The one embedded font file, unpacked. */
function fontProgramOf(document: PDFDocument): Uint8Array {
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    const file = object.lookup(PDFName.of('FontFile3')) ?? object.lookup(PDFName.of('FontFile2'));
    if (file instanceof PDFRawStream) return inflateSync(file.contents);
  }
  throw new Error('no font is embedded');
}

function outlineOf(font: object, glyph: number): string {
  const get: unknown = Reflect.get(font, 'getGlyph');
  if (typeof get !== 'function') throw new Error('no glyphs');
  const path: unknown = Reflect.get(Object(get.call(font, glyph)), 'path');
  return String(Object(path).toSVG());
}
