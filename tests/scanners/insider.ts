/** A session of the demonstration city, and the things of it that a scanner is to ask for by their ids. */
import type { ApiDocument, Known } from './requests.ts';

export type Insider = { cookie: string; document: ApiDocument; known: Known };

type Account = { email: string; role: string };

export async function signInAndLookAround(address: string): Promise<Insider> {
  const told: { password: string | null; accounts: Account[] } = await (
    await fetch(`${address}/api/demonstration`)
  ).json();
  const account = told.accounts.find(({ role }) => role === 'enterprise') ?? told.accounts[0];
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf': '1' },
    body: JSON.stringify({ email: account?.email, password: told.password }),
  });
  if (answer.status !== 200) throw new Error(`signing in was answered with ${answer.status}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const session: { memberships: { organisation: { id: string } }[] } = await answer.json();
  const ask = async (path: string, init: RequestInit = {}) =>
    (await fetch(address + path, { ...init, headers: { cookie, 'x-csrf': '1', ...init.headers } })).json();
  const calls: { items: { id: string; policy: { id: string } }[] } = await ask('/api/calls');
  const call = calls.items[0];
  // A case of their own, so that what is scanned is more than a refusal.
  const opened: { id: string } = await ask('/api/cases', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'intent-of-the-scan' },
    body: JSON.stringify({ callId: call?.id }),
  });
  const document: ApiDocument = await ask('/api/openapi.json');
  const known: Record<string, string> = {
    '/cases/id': opened.id,
    '/organisations/id': session.memberships[0]?.organisation.id ?? '',
    '/policies/id': call?.policy?.id ?? 'huangshi-pilot-2024',
    '/editions/id': 'indicators-2024',
    id: opened.id,
    form: 'application',
    kind: 'self',
    paper: 'licence',
    call: call?.id ?? '',
    district: '420281',
    limit: '10',
  };
  return { cookie, document, known };
}
