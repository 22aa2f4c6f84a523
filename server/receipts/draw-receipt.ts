/** Draws a receipt as PDF on A4. Equal sheets give equal bytes: every date in the file is the instant of receipt. */
import { readFile } from 'node:fs/promises';
import { PDFDocument, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import { encode } from 'uqr';
import type { Sheet } from './receipt-sheet.ts';

/** Noto Sans SC, SIL Open Font License 1.1 (server/fonts/OFL.txt). Only the glyphs that are used get into the file. */
const fontFile = new URL('../fonts/NotoSansSC-Regular.ttf', import.meta.url);

const [width, height, margin] = [595, 842, 56];
const ink = rgb(0.11, 0.16, 0.18);
const grey = rgb(0.36, 0.41, 0.43);
const teal = rgb(0.04, 0.42, 0.42);
const qrSize = 104;

export async function drawReceipt(sheet: Sheet): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(fontkit);
  const font = await document.embedFont(await readFile(fontFile), { subset: true });
  document.setTitle(`${sheet.title} ${sheet.rows[0]?.text ?? ''}`);
  document.setProducer('Pilotflow');
  document.setCreationDate(sheet.at);
  document.setModificationDate(sheet.at);
  const pen = new Pen(document, font);
  pen.say(sheet.title, { size: 22, colour: teal });
  pen.say(sheet.subtitle, { size: 10, colour: grey });
  pen.line();
  // Beside the code, which stands in the corner.
  for (const { name, text } of sheet.rows) pen.pair(name, text);
  pen.gap(10);
  pen.say(sheet.papersTitle, { size: 11, colour: teal });
  for (const { name, hash } of sheet.papers) {
    pen.say(name, { size: 9.5 });
    pen.say(hash, { size: 8, colour: grey });
  }
  pen.gap(10);
  pen.say(sheet.hashTitle, { size: 11, colour: teal });
  pen.say(sheet.hash, { size: 9 });
  pen.line();
  for (const note of sheet.notes) pen.say(note, { size: 8.5, colour: grey });
  const [first] = document.getPages();
  if (first) drawCode(first, sheet.url);
  return document.save();
}

type Look = { size: number; colour?: ReturnType<typeof rgb>; x?: number };

/** Writes from the top down, on as many pages as it takes. */
class Pen {
  readonly #document: PDFDocument;
  readonly #font: PDFFont;
  #page: PDFPage;
  #y = height - margin;

  constructor(document: PDFDocument, font: PDFFont) {
    this.#document = document;
    this.#font = font;
    this.#page = document.addPage([width, height]);
  }

  say(text: string, { size, colour = ink, x = margin }: Look): void {
    for (const line of this.#lines(text, size, width - margin - x)) {
      this.#room(size * 1.5);
      this.#page.drawText(line, { x, y: this.#y, size, font: this.#font, color: colour });
    }
  }

  pair(name: string, text: string): void {
    this.#room(20);
    this.#page.drawText(name, { x: margin, y: this.#y, size: 9, font: this.#font, color: grey });
    const lines = this.#lines(text, 10.5, width - margin * 2 - 170 - qrSize - 12);
    lines.forEach((line, nth) => {
      if (nth > 0) this.#room(15);
      this.#page.drawText(line, { x: margin + 170, y: this.#y, size: 10.5, font: this.#font, color: ink });
    });
  }

  line(): void {
    this.#room(14);
    const [start, end] = [
      { x: margin, y: this.#y + 4 },
      { x: width - margin, y: this.#y + 4 },
    ];
    this.#page.drawLine({ start, end, thickness: 0.8, color: teal });
  }

  gap(points: number): void {
    this.#y -= points;
  }

  #room(points: number): void {
    this.#y -= points;
    if (this.#y >= margin) return;
    this.#page = this.#document.addPage([width, height]);
    this.#y = height - margin - points;
  }

  /** Chinese has no blanks to break at: a line ends where it is full. */
  #lines(text: string, size: number, room: number): string[] {
    const lines = [''];
    for (const char of text) {
      const line = lines.at(-1) ?? '';
      if (line !== '' && this.#font.widthOfTextAtSize(line + char, size) > room) lines.push(char);
      else lines[lines.length - 1] = line + char;
    }
    return lines;
  }
}

function drawCode(page: PDFPage, url: string): void {
  const { data, size } = encode(url, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  page.drawSvgPath(path, { x: width - margin - qrSize, y: height - margin - 66, scale: qrSize / size, color: ink });
}
