/** What a paper may be, in figures people know, and whether a file is too big before it is sent. */
import type { PaperView } from '../api/types.ts';

export function sizeText(bytes: number): string {
  if (bytes >= 1024 * 1024) return `${(bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1024))} kB`;
}

/** "PDF / OFD / JPEG", as the server names the kinds. */
export const acceptsText = ({ accepts }: PaperView): string =>
  accepts.map((ending) => ending.replace('.', '').toUpperCase()).join(' / ');

export const tooBig = (paper: PaperView, file: { size: number }): boolean => file.size > paper.maxBytes;
