/**
 * Forms as data (decisions.md 14): what is filled in and handed in, in which state, by whom, and who may read it.
 * A field or paper is told to people in plain words; its limits are told before they are hit (ui.md).
 */
import { z } from 'zod';
import { maskKinds } from '../privacy/mask.ts';
import { events } from '../vocabulary/events.ts';
import { keysOf } from '../vocabulary/keys.ts';
import { type PersonRole, roles } from '../vocabulary/roles.ts';

const label = z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(300) });
const code = z.string().regex(/^[a-z][a-zA-Z0-9]{1,39}$/);
const personRole = z.enum(keysOf(roles)).refine((role): role is PersonRole => role !== 'system');

/** No paper may be larger (interface.md): 50 MB. */
export const largestPaper = 52_428_800;

/** Stands in the place of a paper of a form at files that went with a message (workflows/messages/files.ts). */
export const messageFileCode = 'messageFile';

/** What a paper may be: told by its content, never by its name. */
export const paperTypes = ['pdf', 'png', 'jpeg', 'webp', 'docx', 'xlsx', 'ofd'] as const;
export type PaperType = (typeof paperTypes)[number];

export const questionnaireKinds = ['self', 'baseline', 'after', 'onSite'] as const;
export type QuestionnaireKind = (typeof questionnaireKinds)[number];

/** Of an organisation's record: what a form need not ask again. */
export const knownSources = ['staff', 'revenue', 'contact', 'phone', 'email'] as const;
export type KnownSource = (typeof knownSources)[number];

/** `personal`: whoever did not fill it in reads it masked (workflows/privacy/mask.ts). */
const fieldShape = {
  code,
  label,
  help: label.optional(),
  /** What a good answer looks like. */
  example: label.optional(),
  /** In what the figure is counted, written behind it. */
  unit: label.optional(),
  /** What the city knows already, from the record of the organisation. */
  knownFrom: z.enum(knownSources).optional(),
  required: z.boolean(),
  personal: z.enum(maskKinds).optional(),
};

const fieldSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...fieldShape, type: z.literal('text'), maxLength: z.int().min(1).max(400) }),
  z.strictObject({ ...fieldShape, type: z.literal('longText'), maxLength: z.int().min(1).max(4000) }),
  /** A whole number. */
  z.strictObject({ ...fieldShape, type: z.literal('number'), minimum: z.int(), maximum: z.int() }),
  /** Yuan text, such as "199999.99"; the bounds are whole yuan. */
  z.strictObject({ ...fieldShape, type: z.literal('yuan'), minimum: z.int().min(0), maximum: z.int() }),
  z.strictObject({ ...fieldShape, type: z.literal('date') }),
  /** `mustBeYes`: a declaration, which only "yes" fulfils. */
  z.strictObject({ ...fieldShape, type: z.literal('yesNo'), mustBeYes: z.literal(true).optional() }),
]);

/** `sensitive`: whoever did not hand it in downloads it with a watermark of who they are. */
const paperSchema = z.strictObject({
  code,
  label,
  help: label.optional(),
  /** Why the city asks for it. */
  why: label.optional(),
  required: z.boolean(),
  maxFiles: z.int().min(1).max(60),
  maxBytes: z.int().min(1).max(largestPaper),
  accepts: z.array(z.enum(paperTypes)).min(1),
  sensitive: z.literal(true).optional(),
});

const formSchema = z.strictObject({
  code,
  label,
  /** Who fills it in. */
  role: personRole,
  /** Who may read it, beside who fills it in (process.md, "Privacy"). */
  readers: z.array(personRole),
  /** States in which it is open. With `askedBy`, only what the last such event asked for is open again (补正). */
  openIn: z.array(z.strictObject({ state: z.string(), askedBy: z.enum(keysOf(events)).optional() })).min(1),
  fields: z.array(fieldSchema).max(60),
  /** The fields in parts that can be done one at a time; every field in one of them. Left out: one part. */
  sections: z
    .array(z.strictObject({ code, label, lead: label.optional(), fields: z.array(code).min(1) }))
    .max(12)
    .optional(),
  papers: z.array(paperSchema).max(20),
  questionnaire: z.enum(questionnaireKinds).nullable(),
  /** Each stay in the state needs papers of its own: a second inspection, an audit of changed spend. */
  freshPapers: z.literal(true).optional(),
  /** Nothing is opened before the no-conflict statement of this assignment is signed. */
  needsDeclaration: z.literal(true).optional(),
});

export const formSetSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{2,59}$/),
    title: label,
    source: z.string().max(500),
    forms: z.array(formSchema).min(1).max(40),
  })
  .superRefine(({ forms }, context) => {
    const once = (what: string, codes: readonly string[]) => {
      const twice = codes.filter((one, i) => codes.indexOf(one) !== i);
      if (twice.length > 0) context.addIssue({ code: 'custom', path: ['forms'], message: `${what} twice: ${twice}` });
    };
    once('form', [...forms.map((form) => form.code)]);
    once('paper', [messageFileCode, ...forms.flatMap((form) => form.papers.map((paper) => paper.code))]);
    once('state with a form', [...forms.flatMap((form) => form.openIn.map(({ state }) => state))]);
    once('questionnaire', [...forms.flatMap((form) => form.questionnaire ?? [])]);
    for (const { code: name, fields, sections } of forms) {
      const placed = (sections ?? []).flatMap((section) => section.fields).toSorted();
      const codes = fields.map((field) => field.code).toSorted();
      if (sections !== undefined && placed.join() !== codes.join())
        context.addIssue({ code: 'custom', path: ['forms'], message: `sections of ${name}: every field in one` });
    }
    for (const form of forms)
      once(
        `field of ${form.code}`,
        [...form.fields, ...form.papers].map((one) => one.code),
      );
  });

export type FormSet = z.infer<typeof formSetSchema>;
export type Form = z.infer<typeof formSchema>;
export type Field = z.infer<typeof fieldSchema>;
export type Paper = z.infer<typeof paperSchema>;
export type Answer = string | number | boolean;
export type Answers = Readonly<Record<string, Answer>>;
