/**
 * The names in a zip archive's directory, without unpacking anything. Strict: the directory ends where the file ends and
 * the archive begins where the file begins, so that nothing else hides before, between or behind (polyglots).
 */
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const endLength = 22;
const entryLength = 46;
const mostEntries = 5000;

/** Null when there is no sound directory, or it is larger than the tail that was kept. `tail` is the end of the file. */
export function archiveNames({ tail, size }: { tail: Buffer; size: number }): string[] | null {
  const end = findEnd(tail);
  if (end === null) return null;
  const entries = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const tailAt = size - tail.length;
  let at = end - length;
  if (at < 0 || entries > mostEntries || tail.readUInt32LE(end + 16) !== tailAt + at) return null;
  const names: string[] = [];
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + entryLength > end || tail.readUInt32LE(at) !== directoryEntry) return null;
    const name = at + entryLength;
    const nameEnd = name + tail.readUInt16LE(at + 28);
    if (nameEnd > end) return null;
    names.push(tail.toString('utf8', name, nameEnd));
    at = nameEnd + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
  }
  return at === end ? names : null;
}

function findEnd(tail: Buffer): number | null {
  for (let at = tail.length - endLength; at >= Math.max(0, tail.length - endLength - 0xffff); at -= 1) {
    const found = tail.readUInt32LE(at) === endOfDirectory;
    if (found && at + endLength + tail.readUInt16LE(at + 20) === tail.length) return at;
  }
  return null;
}
