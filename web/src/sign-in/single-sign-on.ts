/** Off to the single sign-on. Where to come back to stays in this tab, and is a path of ours or nothing. */
import { call } from '../api/client.ts';
import { localPath } from '../shared/local-path.ts';

const key = 'pilotflow.sso.back';

type Leaving = { fresh: boolean; back: { pathname: string; search: string } | string | undefined };

export async function leaveForSso({ fresh, back }: Leaving): Promise<void> {
  const { url } = await call<{ url: string }>('POST', '/api/session/sso', { body: { fresh } });
  const path = typeof back === 'object' ? back.pathname + back.search : back;
  if (path === undefined) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, path);
  window.location.assign(url);
}

export function backFromSso(): string {
  const path = localPath(sessionStorage.getItem(key) ?? undefined);
  sessionStorage.removeItem(key);
  return path === undefined || path.startsWith('/sign-in') ? '/tasks' : path;
}
