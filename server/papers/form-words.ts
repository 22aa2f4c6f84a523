/** Fields, papers and upload types as the contract tells them, so that limits are known before they are hit. */
import type { Field, Paper, PaperType } from '../../workflows/forms/form-schema.ts';
import type { FieldView, PaperView } from './papers-contract.ts';

/** By what it is found to be: the type it is served with, and the extensions it may carry, the usual one first. */
export const uploadTypes = {
  pdf: { mediaType: 'application/pdf', extensions: ['.pdf'] },
  png: { mediaType: 'image/png', extensions: ['.png'] },
  jpeg: { mediaType: 'image/jpeg', extensions: ['.jpg', '.jpeg'] },
  webp: { mediaType: 'image/webp', extensions: ['.webp'] },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['.docx'] },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['.xlsx'] },
  ofd: { mediaType: 'application/ofd', extensions: ['.ofd'] },
} as const satisfies Record<PaperType, { mediaType: string; extensions: readonly string[] }>;

export const fieldView = (field: Field): FieldView => ({
  code: field.code,
  label: field.label,
  help: field.help ?? null,
  example: field.example ?? null,
  unit: field.unit ?? null,
  type: field.type,
  required: field.required,
  maxLength: 'maxLength' in field ? field.maxLength : null,
  minimum: 'minimum' in field ? field.minimum : null,
  maximum: 'maximum' in field ? field.maximum : null,
  mustBeYes: field.type === 'yesNo' && field.mustBeYes === true,
});

export const paperView = ({ help, why, accepts, sensitive, ...paper }: Paper): PaperView => ({
  ...paper,
  sensitive: sensitive === true,
  help: help ?? null,
  why: why ?? null,
  accepts: accepts.flatMap((type) => [...uploadTypes[type].extensions]),
});
