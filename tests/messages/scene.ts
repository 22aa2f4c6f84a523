/** A case with everybody on it, and what each of them is answered when they write and read. */
import type { Caller } from '../../server/access/caller.ts';
import type { MessageList, MessageView } from '../../server/messages/messages-contract.ts';
import { type Answer, openScene, type Scene } from '../http/scene.ts';
import { happened, organisationOf } from '../support/case-log.ts';

export type Talk = {
  scene: Scene;
  caseId: string;
  enterprise: Caller;
  provider: Caller;
  /** Has signed that there is no conflict. */
  inspector: Caller;
  auditFirm: Caller;
  officer: Caller;
  district: Caller;
  write: (
    by: Caller,
    audience: readonly string[],
    more?: { text?: string; documents?: string[]; key?: string },
  ) => Promise<Answer>;
  read: (by: Caller, query?: Record<string, string>) => Promise<MessageList>;
  texts: (by: Caller) => Promise<string[]>;
  mark: (by: Caller, upTo: string) => Promise<Answer>;
};

export const messageIn = (answer: Answer): MessageView => answer.json();

export async function openTalk(given?: Scene): Promise<Talk> {
  const scene = given ?? (await openScene());
  const { pilot } = scene;
  const [provider, inspector, auditFirm] = [
    await pilot.person('provider'),
    await pilot.person('agency'),
    await pilot.person('auditFirm'),
  ];
  const officer = await pilot.person('officer');
  const district = await pilot.person('district', { district: '420281' });
  const { caseId, enterprise } = await pilot.caseAt('acceptance.drawing', { providerId: organisationOf(provider) });
  const assigned = { agencyId: organisationOf(inspector), auditFirmId: organisationOf(auditFirm) };
  await happened(pilot, caseId, {
    type: 'agency.assign',
    to: 'acceptance.inspecting',
    said: { agencyId: assigned.agencyId },
    facts: assigned,
  });
  await scene.send({
    operation: 'POST /api/cases/{id}/inspections/declaration',
    by: inspector,
    params: { id: caseId },
    payload: '{"noConflict":true}',
  });
  let keys = 0;
  const read = async (by: Caller, query: Record<string, string> = {}): Promise<MessageList> => {
    const answer = await scene.send({
      operation: 'GET /api/cases/{id}/messages',
      by,
      params: { id: caseId },
      query: Object.entries(query),
    });
    if (answer.statusCode !== 200) throw new Error(answer.payload);
    return answer.json();
  };
  return {
    scene,
    caseId,
    enterprise,
    provider,
    inspector,
    auditFirm,
    officer,
    district,
    read,
    texts: async (by) => (await read(by)).items.map(({ text }) => text),
    write(by, audience, { text = '请查收', documents = [], key } = {}) {
      keys += 1;
      return scene.send({
        operation: 'POST /api/cases/{id}/messages',
        by,
        params: { id: caseId },
        headers: { 'idempotency-key': key ?? `${caseId}-${keys}`, 'accept-language': 'en' },
        payload: JSON.stringify({ text, audience, documents }),
      });
    },
    mark: (by, upTo) =>
      scene.send({
        operation: 'PUT /api/cases/{id}/messages/read',
        by,
        params: { id: caseId },
        payload: JSON.stringify({ upTo }),
      }),
  };
}
