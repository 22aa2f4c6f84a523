/** `before` and `after` of an entry, side by side. */
export type Change = { field: string; before: string; after: string };

const fieldsOf = (value: unknown): Map<string, unknown> =>
  new Map(typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []);

/** Fields that did not change are left out. */
export function changesIn(details: Readonly<Record<string, unknown>>): Change[] {
  const before = fieldsOf(details.before);
  const after = fieldsOf(details.after);
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((field) => ({ field, before: textOf(before.get(field)), after: textOf(after.get(field)) }))
    .filter((change) => change.before !== change.after);
}

export const restOf = (details: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(details).filter(([name, value]) => !['before', 'after'].includes(name) || fieldsOf(value).size === 0);

export function textOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return '—';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
