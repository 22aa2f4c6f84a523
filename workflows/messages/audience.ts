/**
 * Who may write to whom on a case (process.md, "Independence", "Objection"). The bureau reads everything that is said on a case,
 * so every message names it. Enterprise and provider talk to each other and to the bureau; an agency or an audit firm judges their
 * work and talks to the bureau only, and they to it only through the bureau. Who handles objections writes nothing here: not a word
 * on a case can then give away who objected.
 */
import { keysOf } from '../vocabulary/keys.ts';
import type { Label, PersonRole } from '../vocabulary/roles.ts';

/** Who is written to. Stored with each message: a name here is never given another meaning. */
export const audiences = {
  bureau: { zh: '主管部门', en: 'Bureau' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  provider: { zh: '服务商', en: 'Provider' },
  agency: { zh: '第三方验收机构', en: 'Acceptance agency' },
  auditFirm: { zh: '审计机构', en: 'Audit firm' },
} as const satisfies Record<string, Label>;
export type Audience = keyof typeof audiences;
export const audienceNames = keysOf(audiences);

/** Who writes: as a party, as the bureau, or not at all. */
export const writesAs = {
  enterprise: 'enterprise',
  provider: 'provider',
  agency: 'agency',
  auditFirm: 'auditFirm',
  district: 'bureau',
  officer: 'bureau',
  director: 'bureau',
  objectionHandler: null,
  treasury: null,
  auditor: null,
  administrator: null,
} as const satisfies Record<PersonRole, Audience | null>;

const reaches = {
  bureau: ['bureau', 'enterprise', 'provider', 'agency', 'auditFirm'],
  enterprise: ['bureau', 'provider'],
  provider: ['bureau', 'enterprise'],
  agency: ['bureau'],
  auditFirm: ['bureau'],
} as const satisfies Record<Audience, readonly Audience[]>;

export const reasons = {
  noWriter: { zh: '您的角色在案件中只能查看，不能发消息', en: 'Your role reads on a case and does not write' },
  ownSide: { zh: '本单位同事本来就能看到，无须选择', en: 'Your own colleagues read it anyway' },
  independent: {
    zh: '验收机构与审计机构须保持独立，与企业、服务商的沟通请通过主管部门转达',
    en: 'Agencies and audit firms stay independent: what they and the enterprise or its provider have to say to each other goes through the bureau',
  },
  nobodyThere: { zh: '本案目前没有这一方', en: 'Nobody has this part in the case at present' },
  bureauReads: {
    zh: '主管部门可以看到案件中的全部消息，收件方须包括主管部门',
    en: 'The bureau reads every message on a case, so it has to be among the readers',
  },
  paperNotTheirs: { zh: '所附材料不向该收件方开放', en: 'This paper is not open to that reader' },
} as const satisfies Record<string, Label>;
export type ReasonCode = keyof typeof reasons;
export type Reason = { code: ReasonCode; details: readonly string[] };

/** `present`: who there is on this case now. */
export type Conversation = { author: PersonRole; present: ReadonlySet<Audience> };

/** Why this reader cannot be chosen; null when they can. */
export function refuseReader({ author, present }: Conversation, reader: Audience): ReasonCode | null {
  const side: Audience | null = writesAs[author];
  if (side === null) return 'noWriter';
  if (reader === side && side !== 'bureau') return 'ownSide';
  const reached: readonly Audience[] = reaches[side];
  if (!reached.includes(reader)) return 'independent';
  return present.has(reader) ? null : 'nobodyThere';
}

/** Every reason against these readers together; none means that the message may be written. */
export function refuseAudience(conversation: Conversation, chosen: readonly Audience[]): Reason[] {
  const found = new Map<ReasonCode, Audience[]>();
  for (const reader of new Set(chosen)) {
    const code = refuseReader(conversation, reader);
    if (code !== null) found.set(code, [...(found.get(code) ?? []), reader]);
  }
  const refused = [...found].map(([code, details]): Reason => ({ code, details }));
  return chosen.includes('bureau') ? refused : [...refused, { code: 'bureauReads', details: [] }];
}

/** `readers`: by role who may open it. The bureau is let in by any of its roles; what the author brings along is open to anybody. */
export type AttachedPaper = { name: string; readers: readonly PersonRole[] | 'anybody' };

/** A message opens no paper to whom its form does not open it: such a paper is not attached. */
export function refusePapers(chosen: readonly Audience[], papers: readonly AttachedPaper[]): Reason[] {
  const closed = papers.flatMap(({ name, readers }) => {
    if (readers === 'anybody') return [];
    const open = new Set<Audience | null>(readers.map((role) => writesAs[role]));
    return chosen.some((reader) => !open.has(reader)) ? [name] : [];
  });
  return closed.length === 0 ? [] : [{ code: 'paperNotTheirs', details: closed }];
}
