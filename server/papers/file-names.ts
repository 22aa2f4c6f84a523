/** Names of files that people gave: kept readable, made harmless, and put into a header the way RFC 5987 wants it. */
import type { PaperType } from '../../workflows/forms/form-schema.ts';
import { uploadTypes } from './form-words.ts';

const longest = 160;

/**
 * The last part of the path in NFC, without control, bidi and format characters and without what file systems refuse.
 * The ending says what the file was found to be: a picture called `invoice.exe` is kept as `invoice.exe.png`.
 */
export function cleanFileName(given: string, type: PaperType): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const extensions: readonly string[] = uploadTypes[type].extensions;
  const ending = extensions.find((extension) => plain.toLowerCase().endsWith(extension)) ?? '';
  const shortened = [...plain.slice(0, plain.length - ending.length)].slice(0, longest).join('') || '文件';
  // Windows takes these for devices, whatever the ending.
  const stem = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(shortened) ? `_${shortened}` : shortened;
  return stem + (ending === '' ? extensions[0] : plain.slice(plain.length - ending.length));
}

/** RFC 6266: an ASCII name for old clients, the real one as `filename*` (RFC 5987). */
export const attachmentHeader = (name: string): string => disposition('attachment', name);
/** To be looked at in the page, for what our own page shows in a frame. */
export const inlineHeader = (name: string): string => disposition('inline', name);

function disposition(how: 'attachment' | 'inline', name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const real = encodeURIComponent(name).replace(
    /['()*!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${ascii}"; filename*=UTF-8''${real}`;
}
