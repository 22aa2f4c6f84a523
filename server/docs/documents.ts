/** The generated documents of the repository: each is a file and the function that writes its content. */
import { accessDocument } from '../../workflows/docs/access-document.ts';
import { caseDocument } from '../../workflows/docs/case-document.ts';
import pilot from '../../workflows/policy/huangshi-pilot-2024.json' with { type: 'json' };
import { policySchema } from '../../workflows/policy/policy-schema.ts';
import { dataMapDocument } from './data-map.ts';
import { erDocument } from './er-diagram.ts';
import { askingRoutes, openApiDocument } from './open-api.ts';
import { securityDocument } from './security-document.ts';

export type GeneratedDocument = {
  /** Path from the root of the repository. */
  file: string;
  content: () => string | Promise<string>;
};

export const documents: readonly GeneratedDocument[] = [
  { file: 'workflows/README.md', content: () => caseDocument(policySchema.parse(pilot)) },
  { file: 'docs/tables.md', content: erDocument },
  { file: 'docs/data-map.md', content: dataMapDocument },
  { file: 'docs/openapi.json', content: openApiDocument },
  { file: 'docs/access.md', content: async () => accessDocument(await askingRoutes()) },
  { file: 'docs/security.md', content: securityDocument },
];
