/**
 * What an upload really is, told from its bytes: name and declared type are the client's to invent. Archives are told
 * by their directory, so that an office file with macros, an applet or an app is none of ours.
 */
import { fileTypeFromBuffer } from 'file-type';
import { type PaperType, paperTypes } from '../../workflows/forms/form-schema.ts';
import type { WatchedBytes } from './watch-bytes.ts';
import { archiveNames } from './zip-names.ts';

/** `found` is for the message; `type` is null when it is nothing we take. */
export type FoundType = { type: PaperType | null; found: string };

const archives = new Set(['zip', 'docx', 'xlsx']);

export async function findType(bytes: WatchedBytes): Promise<FoundType> {
  const told = await detect(bytes.head);
  if (told === undefined) return { type: null, found: 'unknown' };
  const ext = told.ext === 'jpg' ? 'jpeg' : told.ext;
  if (archives.has(ext)) return { type: typeOfArchive(archiveNames(bytes)), found: told.mime };
  return { type: paperTypes.find((type) => type === ext) ?? null, found: told.mime };
}

/** Null also when the directory is damaged or means two things at once. */
function typeOfArchive(names: readonly string[] | null): PaperType | null {
  if (names === null || names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) return null;
  const office = names.includes('[Content_Types].xml');
  const found: PaperType[] = [];
  if (names.some((name) => /^OFD\.xml$/i.test(name))) found.push('ofd');
  if (office && names.some((name) => /^word\/document\d*\.xml$/.test(name))) found.push('docx');
  if (office && names.some((name) => /^xl\/workbook\d*\.xml$/.test(name))) found.push('xlsx');
  return found.length === 1 ? (found[0] ?? null) : null;
}

async function detect(head: Buffer): Promise<{ ext: string; mime: string } | undefined> {
  try {
    return await fileTypeFromBuffer(head);
  } catch {
    // The detector trips over damaged files; what can't be read is nothing we take.
    return undefined;
  }
}
