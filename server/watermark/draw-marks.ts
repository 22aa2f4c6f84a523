/** Draws the watermark across every page of a PDF, or puts a picture on a page of its own and draws it there. */
import { readFile } from 'node:fs/promises';
import { degrees, PDFDocument, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';

/** Noto Sans SC, SIL Open Font License 1.1 (server/fonts/OFL.txt). Only the glyphs of the watermark get into the file. */
const fontFile = new URL('../fonts/NotoSansSC-Regular.ttf', import.meta.url);

const mostPages = 600;
/** A picture with more pixels is not decoded: what it unpacks to has nothing to do with its size. */
const mostPixels = 60_000_000;

export type Drawn =
  | { done: true; bytes: Uint8Array }
  | { done: false; why: 'encrypted' | 'broken' | 'pages' | 'pixels' };

export async function drawMarks(bytes: Uint8Array, mediaType: string, lines: readonly string[]): Promise<Drawn> {
  if (mediaType === 'image/png' && pixelsOf(bytes) > mostPixels) return { done: false, why: 'pixels' };
  try {
    const document = mediaType === 'application/pdf' ? await open(bytes) : await openPicture(bytes, mediaType);
    if (document.isEncrypted) return { done: false, why: 'encrypted' };
    const pages = document.getPages();
    if (pages.length === 0) return { done: false, why: 'broken' };
    if (pages.length > mostPages) return { done: false, why: 'pages' };
    document.registerFontkit(fontkit);
    const font = await document.embedFont(await readFile(fontFile), { subset: true });
    for (const page of pages) mark(page, font, lines);
    return { done: true, bytes: await document.save() };
  } catch {
    // Whatever a reader of PDF stumbles over: people can still open many such files, and are given them as they are.
    return { done: false, why: 'broken' };
  }
}

const open = (bytes: Uint8Array): Promise<PDFDocument> =>
  PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false });

async function openPicture(bytes: Uint8Array, mediaType: string): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const picture = mediaType === 'image/png' ? await document.embedPng(bytes) : await document.embedJpg(bytes);
  // As wide or as high as A4: a photograph of many pixels is not a page of two metres.
  const scale = Math.min(1, 842 / Math.max(picture.width, picture.height));
  const [width, height] = [Math.max(picture.width * scale, 200), Math.max(picture.height * scale, 200)];
  document.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
  return document;
}

/** Tiled, so that no part of the page can be cut out without it; grey enough to read what lies below. */
function mark(page: PDFPage, font: PDFFont, lines: readonly string[]): void {
  const { x: left, y: bottom, width, height } = page.getCropBox();
  const size = Math.min(18, Math.max(7, Math.min(width, height) / 38));
  const longest = Math.max(...lines.map((line) => font.widthOfTextAtSize(line, size)));
  const [across, up] = [longest * 1.05 + 40, Math.max(longest * 0.72, size * 9)];
  const angle = degrees(30);
  for (let row = 0, y = bottom - up / 2; y < bottom + height; row += 1, y += up) {
    for (let x = left - (row % 2) * (across / 2); x < left + width; x += across) {
      lines.forEach((line, nth) => {
        // Each next line below the one before, seen along the slope.
        const [dx, dy] = [nth * size * 1.4 * 0.5, -nth * size * 1.4 * 0.866];
        page.drawText(line, {
          x: x + dx,
          y: y + dy,
          size,
          font,
          rotate: angle,
          color: rgb(0.35, 0.4, 0.42),
          opacity: 0.25,
        });
      });
    }
  }
}

/** From the header (IHDR), before anything is unpacked. */
function pixelsOf(png: Uint8Array): number {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return png.byteLength < 24 ? 0 : view.getUint32(16) * view.getUint32(20);
}
