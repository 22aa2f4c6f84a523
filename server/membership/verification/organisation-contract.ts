/** An organisation's own page: what is known of it, how its verification stands, what may be done about it now. */
import { z } from 'zod';
import { id, instant, label, pageQuery } from '../../http/wire-contract.ts';
import { revealReference } from '../../privacy/privacy-contract.ts';
import { organisationFields, phone } from '../registration/registration-contract.ts';

const verification = z.enum(['unverified', 'waiting', 'verified', 'refused']);

export const licenceSchema = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  uploadedAt: instant,
});

export const organisationPageSchema = z
  .object({
    id,
    kind: z.string(),
    name: z.string(),
    creditCode: z.string().nullable(),
    district: z.string().nullable(),
    subIndustry: z.string().nullable(),
    legalRepresentative: z.string().nullable(),
    contact: z.string().nullable(),
    /** Whole for its own people and for the desk that verifies it, masked for others. */
    phone: z.string().nullable(),
    email: z.string().nullable(),
    /** What of it the caller may ask for in full, with a reason. */
    reveals: z.array(revealReference),
    address: z.string().nullable(),
    standing: z.string(),
    createdAt: instant,
    verification,
    /** Why it was refused. */
    verificationNote: z.string().nullable(),
    /** What must be there before it can be handed in. */
    missing: z.array(label.extend({ code: z.string() })),
    /** Whose turn it is, and since when, where that is a bureau's. */
    desk: z.object({ role: z.string(), offices: z.array(z.string()), since: instant.nullable() }).nullable(),
    licence: licenceSchema.nullable(),
    timeline: z.array(z.object({ act: z.string(), at: instant, reason: z.string().nullable() })),
    mergedInto: z.object({ id, name: z.string() }).nullable(),
    /** For officials: others with the same name, perhaps the same organisation. */
    namesakes: z.array(z.object({ id, name: z.string(), creditCode: z.string().nullable() })),
    /** The caller belongs to it. */
    own: z.boolean(),
    may: z.object({
      /** Name, code, district, sub-industry, legal representative: before verification only. */
      correct: z.boolean(),
      changeContact: z.boolean(),
      handIn: z.boolean(),
      request: z.boolean(),
      decide: z.boolean(),
      readLicence: z.boolean(),
      merge: z.boolean(),
    }),
  })
  .meta({ id: 'OrganisationPage' });

export const ownOrganisationsSchema = z
  .object({
    items: z.array(organisationPageSchema),
    /** Organisations that the caller has asked to be let into. */
    asked: z.array(
      z.object({
        id,
        organisation: z.string(),
        askedAt: instant,
        decision: z.enum(['accepted', 'declined']).nullable(),
        reason: z.string().nullable(),
        /** Who has it: its own administrators, or the desk of a bureau. */
        waitsFor: z.enum(['administrator', 'district', 'officer']),
      }),
    ),
  })
  .meta({ id: 'OwnOrganisations' });

export const correctSchema = z.strictObject(organisationFields);
export const contactSchema = z.strictObject({
  contact: z.string().trim().min(1).max(60),
  phone,
  email: z.email().max(254),
  address: z.string().trim().max(200).optional(),
});
export const decideVerificationSchema = z.strictObject({
  decision: z.enum(['accepted', 'refused']),
  reason: z.string().trim().min(1).max(500).optional(),
});

export const verificationRowSchema = z.object({
  id,
  kind: z.string(),
  name: z.string(),
  creditCode: z.string().nullable(),
  district: z.string().nullable(),
  since: instant,
});
export const verificationListSchema = z
  .object({ items: z.array(verificationRowSchema), next: z.string().nullable() })
  .meta({ id: 'VerificationList' });
export const verificationListQuery = z.strictObject(pageQuery);

export type OrganisationPageView = z.infer<typeof organisationPageSchema>;
export type OwnOrganisations = z.infer<typeof ownOrganisationsSchema>;
export type Correct = z.output<typeof correctSchema>;
export type ChangeContact = z.output<typeof contactSchema>;
export type DecideVerification = z.output<typeof decideVerificationSchema>;
export type VerificationRow = z.infer<typeof verificationRowSchema>;
