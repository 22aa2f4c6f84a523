/** The members of an organisation, and what becomes of a membership. */
import { z } from 'zod';
import { id, instant, label, named, pageQuery } from '../../http/wire-contract.ts';

export const memberActs = ['appoint', 'dismiss', 'end', 'leave', 'handOver', 'nameDeputy', 'changeRole'] as const;
export type MemberAct = (typeof memberActs)[number];

export const memberSchema = z
  .object({
    id,
    person: named,
    role: z.string(),
    since: instant,
    until: instant.nullable(),
    endReason: z.string().nullable(),
    administers: z.boolean(),
    /** Whole for oneself and for who administers the organisation; masked for the others. */
    email: z.string(),
    phone: z.string().nullable(),
    /** The account is deactivated and the membership rests. */
    resting: z.boolean(),
    /** Who acts in this membership at the moment. */
    deputy: z.object({ person: named, until: instant }).nullable(),
    mine: z.boolean(),
    /** What the caller may do with it now, and what they could if it were not for a reason. */
    may: z.array(z.enum(memberActs)),
    blocked: z.array(z.object({ act: z.enum(memberActs), why: label })),
  })
  .meta({ id: 'Member' });

export const memberListSchema = z
  .object({
    organisation: z.object({ id, name: z.string(), kind: z.string(), district: z.string().nullable() }),
    /** The roles that the caller may invite to; none means that they may not invite. */
    roles: z.array(z.string()),
    /** Roles that members of such an organisation can have. */
    rolesOfKind: z.array(z.string()),
    items: z.array(memberSchema),
    next: z.string().nullable(),
  })
  .meta({ id: 'MemberList' });
export const memberListQuery = z.strictObject({ ...pageQuery, which: z.enum(['present', 'past']).optional() });

export const reason = z.string().trim().min(1).max(500);
export const appointSchema = z.strictObject({ administers: z.boolean() });
export const endMembershipSchema = z.strictObject({ reason });
export const handOverSchema = z.strictObject({ toPersonId: id, mine: z.enum(['ends', 'stays']), reason });
export const changeRoleSchema = z.strictObject({ role: z.string().min(1).max(40), reason });

export type MemberView = z.infer<typeof memberSchema>;
export type MemberList = z.infer<typeof memberListSchema>;
