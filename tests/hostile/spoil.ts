/** Spoils a value: somewhere in it, something that is not what the schema wants, or only looks like it. */
import { put } from '../http/body-cells.ts';
import type { Schema } from '../http/scene.ts';
import { allTexts, lengths, numbers, shapes } from './corpus.ts';
import type { Dice } from './dice.ts';

type Place = { path: (string | number)[]; schema: Schema | null };

/** Every place in the value, and every field that the schema knows and the value has not. */
export function placesIn(value: unknown, schema: Schema | null, path: (string | number)[] = []): Place[] {
  const here: Place = { path, schema };
  if (Array.isArray(value))
    return [
      here,
      ...value.slice(0, 3).flatMap((one: unknown, i) => placesIn(one, schema?.items ?? null, [...path, i])),
    ];
  if (typeof value !== 'object' || value === null) return [here];
  const { properties = {}, additionalProperties: others } = schema ?? {};
  const schemaOf = (name: string): Schema | null =>
    (Object.hasOwn(properties, name) ? properties[name] : undefined) ?? (typeof others === 'object' ? others : null);
  const known = Object.entries(value).flatMap(([name, one]) => placesIn(one, schemaOf(name), [...path, name]));
  const missing = Object.keys(properties)
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => ({ path: [...path, name], schema: schemaOf(name) }));
  return [here, ...known, ...missing];
}

export function spoil(value: unknown, schema: Schema | null, dice: Dice): unknown {
  let spoiled = value;
  for (let times = 1 + dice.below(3); times > 0; times -= 1) {
    const place = dice.one(placesIn(spoiled, schema));
    spoiled = put(spoiled, place.path, hostileFor(place.schema, dice));
    if (dice.chance(0.2)) spoiled = withExtra(spoiled, dice);
  }
  return spoiled;
}

/** Half of the time of the right type, so that it comes further than the shape. */
export function hostileFor(schema: Schema | null, dice: Dice): unknown {
  if (schema?.enum && dice.chance(0.3)) return dice.one(schema.enum);
  switch (dice.chance(0.6) ? schema?.type : undefined) {
    case 'string':
      return hostileText(schema, dice);
    case 'number':
    case 'integer':
      return dice.chance(0.4) ? around(schema, dice) : dice.one(numbers);
    case 'boolean':
      return dice.chance(0.5);
    case 'array':
      return Array.from({ length: dice.below(6) }, () => hostileFor(schema?.items ?? null, dice));
    case 'object':
      return Object.fromEntries(Object.keys(schema?.properties ?? {}).map((name) => [name, hostileText(null, dice)]));
    default:
      return anything(dice);
  }
}

function anything(dice: Dice): unknown {
  const kind = dice.below(6);
  if (kind === 0) return dice.one(shapes);
  if (kind === 1) return dice.one(numbers);
  if (kind === 2) return deep(dice.one([3, 11, 13, 60, 400]), dice.chance(0.5));
  if (kind === 3) return Array(dice.one([201, 501, 2001])).fill(dice.one(allTexts));
  return hostileText(null, dice);
}

function hostileText(schema: Schema | null, dice: Dice): string {
  const most = schema?.maxLength;
  if (dice.chance(0.15)) return 'x'.repeat(dice.one(lengths));
  if (most !== undefined && dice.chance(0.2))
    return dice.one(['x', '字', '𠮷', ' ']).repeat(most + dice.one([-1, 0, 1]));
  const text = dice.one(allTexts);
  return dice.chance(0.2) ? text + dice.one(allTexts) : text;
}

function around(schema: Schema | null, dice: Dice): number {
  const { minimum = 0, maximum = 100 } = schema ?? {};
  return dice.one([minimum, maximum, minimum - 1, maximum + 1, (minimum + maximum) / 2]);
}

function deep(levels: number, list: boolean): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = list ? [value] : { a: value };
  return value;
}

function withExtra(value: unknown, dice: Dice): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return { ...value, [dice.one(allTexts)]: dice.one(shapes) };
}
