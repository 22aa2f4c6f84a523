// Small files of the kinds that people hand in, and of those that they shouldn't.
import { crc32, gzipSync } from 'node:zlib';

export const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
export const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
  Buffer.from('JFIF\0'),
  Buffer.alloc(40),
]);
export const webp = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.from([36, 0, 0, 0]),
  Buffer.from('WEBPVP8 '),
  Buffer.alloc(28),
]);
export const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  chunk('IDAT', Buffer.from([0x78, 0x9c, 0x63, 0, 0, 0, 2, 0, 1])),
  chunk('IEND', Buffer.alloc(0)),
]);
export const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);
export const html = Buffer.from('<!doctype html><script>alert(1)</script>');
export const svg = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
export const svgz = gzipSync(svg);

const types = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="${main}.main+xml"/></Types>`;
const word = types('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
const sheet = types('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');

export const docx = zip({ '[Content_Types].xml': word, 'word/document.xml': '<w/>' });
export const xlsx = zip({ '[Content_Types].xml': sheet, 'xl/workbook.xml': '<w/>' });
export const ofd = zip({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Document.xml': '<d/>' });
export const macros = zip({ '[Content_Types].xml': word, 'word/document.xml': '<w/>', 'word/vbaProject.bin': 'x' });
export const macroSheet = zip({
  '[Content_Types].xml': types('application/vnd.ms-excel.sheet.macroEnabled'),
  'xl/workbook.xml': '<w/>',
});
export const plainZip = zip({ 'notes.txt': 'hello' });
export const jar = zip({
  'META-INF/MANIFEST.MF': 'Main-Class: X',
  '[Content_Types].xml': word,
  'word/document.xml': '<w/>',
});
export const twoInOne = zip({ '[Content_Types].xml': word, 'word/document.xml': '<w/>', 'OFD.xml': '<o/>' });

/** Stored, not packed: enough for a directory that can be read. */
export function zip(files: Record<string, string>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), bytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, rest, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const names = Buffer.concat(directory);
  const close = Buffer.alloc(22);
  close.write('PK\x05\x06', 'latin1');
  close.writeUInt16LE(directory.length, 8);
  close.writeUInt16LE(directory.length, 10);
  close.writeUInt32LE(names.length, 12);
  close.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, names, close]);
}

function chunk(type: string, bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(Buffer.concat([Buffer.from(type), bytes])));
  return Buffer.concat([length, Buffer.from(type), bytes, check]);
}
