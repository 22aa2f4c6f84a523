/** SHA-256 over the facts in one canonical order: jsonb gives keys back in another one than they were written in. */
import { createHash } from 'node:crypto';
import type { Facts } from '../../workflows/case/facts.ts';

export function hashFacts(facts: Facts): string {
  return createHash('sha256').update(canonical(facts)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join()}}`;
}
