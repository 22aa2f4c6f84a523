/** A case of somebody else with the canary in everything that can be said about it, and the people who must not see it. */
import type { Caller } from '../../server/access/caller.ts';
import type { Operation, Scene } from '../http/scene.ts';
import { pdf } from '../papers/file-samples.ts';
import { boundary, oneFile } from '../papers/papers-app.ts';
import { happened, organisationOf } from '../support/case-log.ts';
import { giveAccount } from '../support/money-builders.ts';
import { canary } from './judge.ts';
import type { Cast } from './requests.ts';

export type Hidden = { owner: Caller; caseId: string; organisationId: string; documentId: string };

export async function hideCase(scene: Scene): Promise<Hidden> {
  const { pilot, send } = scene;
  const { caseId, enterprise: owner } = await pilot.caseAt('application.draft');
  const organisationId = organisationOf(owner);
  const params = { id: caseId };
  const uploaded = await send({
    operation: 'POST /api/cases/{id}/documents',
    by: owner,
    params,
    query: [['paper', 'licence']],
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: oneFile(pdf, `${canary}.pdf`),
  });
  const saved = await send({
    operation: 'PUT /api/cases/{id}/forms/{form}',
    by: owner,
    params: { ...params, form: 'application' },
    payload: JSON.stringify({ answers: { mainProducts: canary }, version: 0 }),
  });
  if (uploaded.statusCode !== 201) throw new Error(`the paper was refused: ${uploaded.payload}`);
  if (saved.statusCode !== 200) throw new Error(`the form was refused: ${saved.payload}`);
  await giveAccount(pilot, owner, `42${canary}`);
  const { adminPool } = pilot.database;
  await adminPool.query('update organisations set name = $1, name_key = $1, phone = $1 where id = $2', [
    canary,
    organisationId,
  ]);
  await adminPool.query('update people set name = $1, phone = $1 where id = $2', [canary, owner.personId]);
  await happened(pilot, caseId, { type: 'application.submit', to: 'application.cityReview' });
  return { owner, caseId, organisationId, documentId: uploaded.json().id };
}

const blindRoles = new Set(['enterprise', 'provider', 'agency', 'auditFirm']);
export const isBlind = (caller: Caller | null): boolean =>
  caller === null || caller.memberships.every(({ role }) => blindRoles.has(role));

export async function castOf({ pilot }: Scene, { caseId, organisationId, documentId }: Hidden): Promise<Cast> {
  const roles = [
    ...(['enterprise', 'provider', 'agency', 'auditFirm', 'district', 'officer', 'director'] as const),
    ...(['objectionHandler', 'administrator', 'treasury', 'auditor'] as const),
  ];
  const others: (Caller | null)[] = [null];
  for (const role of roles) others.push(await pilot.person(role));
  return {
    others,
    foreign: ({ name, parameters }: Operation) => {
      const id = name.includes('/organisations/') ? organisationId : name.includes('/documents/') ? documentId : caseId;
      return parameters.some((one) => one.in === 'path' && one.name === 'id') ? { id } : {};
    },
  };
}
