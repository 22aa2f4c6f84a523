/** Invitations to an organisation: sent, opened by their link, accepted. */
import { z } from 'zod';
import { id, instant, named, pageQuery } from '../../http/wire-contract.ts';

export const invitationSchema = z
  .object({
    id,
    email: z.string(),
    role: z.string(),
    administers: z.boolean(),
    invitedBy: named,
    createdAt: instant,
    expiresAt: instant,
    state: z.enum(['toConfirm', 'open', 'expired', 'accepted', 'withdrawn']),
    /** The caller may: send it again, withdraw it, confirm it. */
    may: z.array(z.enum(['send', 'withdraw', 'confirm'])),
  })
  .meta({ id: 'Invitation' });
export const invitationListSchema = z
  .object({ items: z.array(invitationSchema), next: z.string().nullable() })
  .meta({ id: 'InvitationList' });
export const invitationListQuery = z.strictObject(pageQuery);
export const inviteSchema = z.strictObject({
  email: z.email().max(254),
  role: z.string().min(1).max(40),
  /** Also makes them an administrator of the organisation. */
  administers: z.boolean(),
});

/** What the letter's link carries after the `#`. */
const token = z.string().min(20).max(100);
export const openInvitationSchema = z.strictObject({ token });
export const openedInvitationSchema = z
  .object({
    organisation: z.object({ id, name: z.string(), kind: z.string() }),
    role: z.string(),
    administers: z.boolean(),
    email: z.string(),
    invitedBy: z.string(),
    expiresAt: instant,
    /** `known`: the address has an account, which accepts; `new`: a name and a password make one. */
    account: z.enum(['known', 'new']),
  })
  .meta({ id: 'OpenedInvitation' });
export const acceptInvitationSchema = z.strictObject({
  token,
  /** For an address that has no account. */
  account: z
    .strictObject({
      name: z.string().trim().min(1).max(60),
      phone: z.string().trim().max(30).optional(),
      password: z.string().min(1).max(200),
      locale: z.enum(['zh-CN', 'en']),
    })
    .optional(),
});
export const acceptedInvitationSchema = z
  .object({ organisation: named, role: z.string(), email: z.string() })
  .meta({ id: 'AcceptedInvitation' });

export type InvitationView = z.infer<typeof invitationSchema>;
export type InvitationList = z.infer<typeof invitationListSchema>;
export type OpenedInvitation = z.infer<typeof openedInvitationSchema>;
export type AcceptInvitation = z.output<typeof acceptInvitationSchema>;
export type AcceptedInvitation = z.infer<typeof acceptedInvitationSchema>;
