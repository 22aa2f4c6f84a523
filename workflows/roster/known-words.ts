/** The city's closed lists made ready for thousands of comparisons. */
import { compact } from './text.ts';
import type { ReferenceEntry, RosterReference } from './verdict.ts';

export interface KnownEntry {
  readonly entry: ReferenceEntry;
  readonly words: readonly string[];
  readonly doubtful: readonly string[];
  /** The areas around it, which people write in front. */
  readonly around: readonly string[];
}

export interface KnownLists {
  readonly districts: readonly KnownEntry[];
  readonly subIndustries: readonly KnownEntry[];
}

export function knownLists(reference: RosterReference): KnownLists {
  return { districts: reference.districts.map(known), subIndustries: reference.subIndustries.map(known) };
}

/** Middle dots and their look-alikes, blanks, brackets and case make no difference. */
export function comparable(text: string): string {
  return compact(text)
    .toLowerCase()
    .replace(/[·•・‧∙．.\-—_/、()（）]/g, '');
}

function known(entry: ReferenceEntry): KnownEntry {
  return {
    entry,
    words: [entry.name.zh, entry.name.en, entry.code, ...entry.aliases].map(comparable),
    doubtful: (entry.doubtful ?? []).map(comparable),
    around: (entry.within ?? []).map(comparable),
  };
}
