/** From the JSON schema of what is said with an event to the fields of its form. Pure, so that a test can read it. */

export type FieldKind =
  | 'text'
  | 'longText'
  | 'date'
  | 'yuan'
  | 'choice'
  | 'defects'
  | 'district'
  | 'provider'
  | 'agency'
  | 'correction';

export type ActionField = {
  name: string;
  kind: FieldKind;
  required: boolean;
  maxLength: number | null;
  choices: readonly string[];
};

type Schema = Readonly<Record<string, unknown>>;
const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** Fields whose meaning the shape alone does not tell. */
const byName: Readonly<Record<string, FieldKind>> = {
  amount: 'yuan',
  district: 'district',
  providerId: 'provider',
  agencyId: 'agency',
  to: 'correction',
};

/** The required ones first in the order of the schema, the free note last. */
export function fieldsOf(schema: Schema): ActionField[] {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  const required = new Set(textsOf(schema.required));
  const fields = Object.entries(properties).flatMap(([name, shape]) =>
    isSchema(shape) ? [fieldOf(name, shape, required.has(name))] : [],
  );
  return fields.sort((left, right) => weight(left) - weight(right));
}

const weight = ({ kind, required }: ActionField): number =>
  kind === 'longText' ? (required ? 2 : 4) : kind === 'defects' ? 3 : 1;

function fieldOf(name: string, shape: Schema, required: boolean): ActionField {
  const choices = textsOf(shape.enum);
  const maxLength = typeof shape.maxLength === 'number' ? shape.maxLength : null;
  return { name, kind: kindOf(name, shape, choices, maxLength), required, maxLength, choices };
}

function kindOf(name: string, shape: Schema, choices: readonly string[], maxLength: number | null): FieldKind {
  if (choices.length > 0) return 'choice';
  if (shape.type === 'array') return 'defects';
  if (shape.format === 'date') return 'date';
  return byName[name] ?? (maxLength !== null && maxLength > 200 ? 'longText' : 'text');
}

/** A kind of change asks for what it changes; the others' fields stay out of the way. */
const asksOf: Readonly<Record<string, readonly string[]>> = { extension: ['planEndsOn'], amount: ['amount'] };
const dependent: readonly string[] = Object.values(asksOf).flat();

export function shownFields(fields: readonly ActionField[], kind: string | undefined): ActionField[] {
  const depends = fields.some(({ name, kind: of }) => name === 'kind' && of === 'choice');
  if (!depends) return [...fields];
  const asked = asksOf[kind ?? ''] ?? [];
  return fields.flatMap((field) => {
    if (!dependent.includes(field.name)) return [field];
    return asked.includes(field.name) ? [{ ...field, required: true }] : [];
  });
}
