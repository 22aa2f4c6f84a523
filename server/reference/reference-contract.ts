/** What does not belong to a case: the machine, calls, reference lists, organisations, questionnaires. */
import { z } from 'zod';
import { id, instant, label, pageQuery } from '../http/wire-contract.ts';
import { revealReference } from '../privacy/privacy-contract.ts';

/** The machine as the screens draw it: from the same data that decides. */
export const machineSchema = z
  .object({
    roles: z.record(z.string(), label),
    stages: z.array(z.object({ name: z.string(), label })),
    states: z.array(
      z.object({
        path: z.string(),
        label,
        stage: z.string(),
        desk: z.array(z.string()),
        clock: z.string().nullable(),
        silent: z.enum(['moves', 'escalates']).nullable(),
        final: z.boolean(),
        sideTrack: z.boolean(),
      }),
    ),
    /** `fields` is the JSON schema (2020-12) of what is said with the event. */
    events: z.array(
      z.object({ type: z.string(), label, system: z.boolean(), fields: z.record(z.string(), z.unknown()) }),
    ),
    allowances: z.array(z.object({ name: z.string(), label })),
    corrections: z.array(z.object({ from: z.string(), to: z.string() })),
  })
  .meta({ id: 'Machine' });

export const callSchema = z
  .object({
    id,
    code: z.string(),
    title: label,
    notice: z.string(),
    policyId: z.string(),
    opensAt: instant,
    closesAt: instant,
    retrofitEndsAt: instant,
    quota: z.int(),
    placesTaken: z.int(),
    districts: z.array(z.string()),
    subIndustries: z.array(z.string()),
    open: z.boolean(),
    /** The caller's own case in this call, if there is one. */
    caseId: id.nullable(),
  })
  .meta({ id: 'Call' });
export const callListSchema = z.object({ items: z.array(callSchema) }).meta({ id: 'CallList' });

export const referenceSchema = z
  .object({
    districts: z.array(z.object({ code: z.string(), name: label })),
    subIndustries: z.array(z.object({ code: z.string(), name: label })),
    uploads: z.object({ maxBytes: z.int(), accepts: z.array(z.string()) }),
  })
  .meta({ id: 'Reference' });

export const policyViewSchema = z
  .object({
    id: z.string(),
    title: label,
    source: z.string(),
    stages: z.array(z.string()),
    rate: z.string(),
    cap: z.string(),
    minimumLevel: z.int(),
    expenseCategories: z.array(z.object({ code: z.string(), name: label, eligible: z.boolean() })),
  })
  .meta({ id: 'Policy' });

export const policyListSchema = z
  .object({ items: z.array(z.object({ id: z.string(), title: label })) })
  .meta({ id: 'PolicyList' });

export const organisationSchema = z
  .object({
    id,
    kind: z.string(),
    name: z.string(),
    creditCode: z.string().nullable(),
    district: z.string().nullable(),
    subIndustry: z.string().nullable(),
    standing: z.string(),
    contact: z.string().nullable(),
    /** Masked, except for the organisation's own people. */
    phone: z.string().nullable(),
    email: z.string().nullable(),
    reveals: z.array(revealReference),
    runningCases: z.int(),
  })
  .meta({ id: 'Organisation' });
export const organisationListQuery = z.strictObject({
  ...pageQuery,
  kind: z.enum(['enterprise', 'provider', 'agency', 'auditFirm']),
  standing: z.enum(['admitted', 'suspended', 'removed', 'outside']).optional(),
  q: z.string().max(80).optional(),
});
export const organisationListSchema = z
  .object({ items: z.array(organisationSchema), next: z.string().nullable() })
  .meta({ id: 'OrganisationList' });
export const changeStandingSchema = z.strictObject({
  standing: z.enum(['admitted', 'suspended', 'removed']),
  reason: z.string().trim().min(1).max(2000),
});

/** An edition of the level indicators, as data for the questionnaire (workflows/level/edition-schema.ts). */
export const editionViewSchema = z
  .object({ id: z.string(), edition: z.record(z.string(), z.unknown()) })
  .meta({ id: 'Edition' });

/** `to` is "nextDeadline" or a number of days; only in demonstration mode. */
export const advanceClockSchema = z.strictObject({ to: z.union([z.literal('nextDeadline'), z.int().min(1).max(400)]) });
export const clockViewSchema = z.object({ now: instant, moved: z.int() }).meta({ id: 'ProductClock' });
export const demonstrationSchema = z
  .object({
    demonstration: z.boolean(),
    accounts: z.array(z.object({ email: z.string(), name: z.string(), role: z.string(), organisation: z.string() })),
    password: z.string().nullable(),
  })
  .meta({ id: 'Demonstration' });

export type MachineView = z.infer<typeof machineSchema>;
export type CallView = z.infer<typeof callSchema>;
export type ReferenceView = z.infer<typeof referenceSchema>;
export type PolicyView = z.infer<typeof policyViewSchema>;
export type OrganisationView = z.infer<typeof organisationSchema>;
export type DemonstrationView = z.infer<typeof demonstrationSchema>;
