/** People as the city's administrators look after them. */
import { z } from 'zod';
import { keysOf } from '../../../workflows/vocabulary/keys.ts';
import { organisationKinds, roles } from '../../../workflows/vocabulary/roles.ts';
import { id, instant, pageQuery } from '../../http/wire-contract.ts';
import { reason } from '../members/members-contract.ts';

const statuses = ['unconfirmed', 'active', 'deactivated'] as const;
const status = z.enum(statuses);
const place = z.object({ id, name: z.string(), kind: z.string() });

export const personRowSchema = z
  .object({
    id,
    name: z.string(),
    /** Masked. */
    email: z.string(),
    status,
    /** Present ones. */
    memberships: z.array(z.object({ id, role: z.string(), organisation: place })),
  })
  .meta({ id: 'PersonRow' });
export const personListSchema = z
  .object({ items: z.array(personRowSchema), next: z.string().nullable() })
  .meta({ id: 'PersonList' });
export const personListQuery = z.strictObject({
  ...pageQuery,
  /** Part of a name or of a mail address. */
  q: z.string().max(80).optional(),
  role: z.enum(keysOf(roles).filter((role) => role !== 'system')).optional(),
  kind: z.enum(keysOf(organisationKinds)).optional(),
  status: status.optional(),
});

export const personActs = ['endSessions', 'deactivate', 'reactivate', 'resetSecondFactor'] as const;
export const personSchema = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    /** Masked. */
    phone: z.string().nullable(),
    status,
    createdAt: instant,
    emailConfirmedAt: instant.nullable(),
    deactivatedAt: instant.nullable(),
    secondFactor: z.object({ authenticator: z.boolean(), recoveryCodes: z.int(), passkeys: z.int() }),
    sessions: z.array(z.object({ id, method: z.string(), createdAt: instant, lastSeenAt: instant })),
    memberships: z.array(
      z.object({
        id,
        role: z.string(),
        organisation: place,
        since: instant,
        until: instant.nullable(),
        administers: z.boolean(),
        endedBy: z.string().nullable(),
        endReason: z.string().nullable(),
        /** The roles that it can be changed to. */
        mayBecome: z.array(z.string()),
      }),
    ),
    may: z.array(z.enum(personActs)),
  })
  .meta({ id: 'Person' });

export const reasonSchema = z.strictObject({ reason });
export const deactivateSchema = z.strictObject({
  reason,
  /** `end`: the memberships end now; `rest`: they give nothing while the account is deactivated. */
  memberships: z.enum(['end', 'rest']),
});

export const officeListSchema = z
  .object({
    items: z.array(
      z.object({ id, name: z.string(), kind: z.string(), district: z.string().nullable(), roles: z.array(z.string()) }),
    ),
  })
  .meta({ id: 'OfficeList' });

export type PersonList = z.infer<typeof personListSchema>;
export type PersonRow = z.infer<typeof personRowSchema>;
export type PersonView = z.infer<typeof personSchema>;
export type OfficeList = z.infer<typeof officeListSchema>;
