/** Seals beside the database: DATA_DIR/seals/YYYY-MM-DD.json, where whoever owns the database does not reach them. */
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Seal } from './offline/verify-journal.mjs';

const folderOf = (dataDir: string): string => join(dataDir, 'seals');

/** Writes those that have no file yet; one that is there is never written over. */
export function keepSealFiles(dataDir: string, seals: readonly Seal[]): void {
  const folder = folderOf(dataDir);
  // 0711 like the folder around it: see kept-secret.ts.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  for (const seal of seals) {
    const path = join(folder, `${seal.day}.json`);
    if (existsSync(path)) continue;
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(seal, null, 2)}\n`, { mode: 0o644 });
    try {
      // A link refuses what a rename would silently replace.
      linkSync(draft, path);
    } catch (error) {
      if (!existsSync(path)) throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
}

/** Whatever the files say: whether it is a seal that holds is for the verifier to find out. */
export function readSealFiles(dataDir: string): Seal[] {
  const folder = folderOf(dataDir);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d{4}-\d{2}-\d{2}\.json$/.test(name))
    .toSorted()
    .map((name) => readSeal(readFileSync(join(folder, name), 'utf8'), name.slice(0, 10)));
}

function readSeal(text: string, day: string): Seal {
  try {
    const seal: Seal = JSON.parse(text);
    return seal;
  } catch {
    return { day, position: 0, head: '', settledId: 0, sealedAt: '', signature: '', publicKey: '' };
  }
}
