/** A sound request to every operation of the OpenAPI document, with values of the running instance, for a scanner to spoil. */
type Schema = {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minimum?: number;
  minLength?: number;
  minItems?: number;
};
type Operation = {
  parameters?: { in: string; name: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};
export type ApiDocument = { paths: Record<string, Record<string, Operation>> };

export type Asked = {
  name: string;
  method: string;
  /** With its query; `*` marks what stands in the path, for sqlmap. */
  path: string;
  body: string | null;
  /** Whether there is anything in it that a scanner could change. */
  hasValues: boolean;
};

/** By path parameter, or by `/cases/id` where one name means several things. */
export type Known = Readonly<Record<string, string>>;

export function requestsOf({ paths }: ApiDocument, known: Known): Asked[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      // The scanner would sign itself out; that route takes nothing anyway.
      if (method === 'delete' && path === '/api/session') return [];
      return [oneRequest(method.toUpperCase(), path, operation, known)];
    }),
  );
}

function oneRequest(method: string, path: string, { parameters = [], requestBody }: Operation, known: Known): Asked {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const area = /^\/api\/(\w+)\//.exec(path)?.[1] ?? '';
    return `${known[`/${area}/${name}`] ?? known[name] ?? 'x'}*`;
  });
  const query = parameters
    .filter((one) => one.in === 'query' && one.name !== 'after')
    .map(({ name, schema }) => `${name}=${encodeURIComponent(known[name] ?? String(sample(schema)))}`)
    .join('&');
  const schema = requestBody?.content['application/json']?.schema;
  return {
    name: `${method} ${path}`,
    method,
    path: query === '' ? filled : `${filled}?${query}`,
    body: schema === undefined ? null : JSON.stringify(sample(schema)),
    hasValues: path.includes('{') || query !== '' || schema !== undefined,
  };
}

/** The smallest value that the schema takes, or nearly so: a scanner changes it anyway. */
export function sample(schema: Schema): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sample(schema.anyOf[0] ?? {});
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, sample(one)]));
    case 'array':
      return [sample(schema.items ?? {})];
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    case 'string':
      return sampleText(schema);
    default:
      return 'x';
  }
}

function sampleText({ format, pattern, minLength = 1 }: Schema): string {
  if (format === 'uuid') return '0198c1de-0000-7000-8000-00000000dead';
  if (format === 'date') return '2025-01-06';
  if (format === 'email') return 'somebody@example.com';
  if (pattern?.includes('\\.\\d{2}')) return '100.00';
  if (pattern?.includes('\\d{1,3}')) return '10';
  return 'lamp'.repeat(Math.max(1, Math.ceil(minLength / 4)));
}
