/** Whom passkeys are made for: the host of PUBLIC_URL, never what a request says its host is. */
import type { Settings } from '../../settings.ts';

export type RelyingParty = { rpName: string; rpID: string; origin: string };

export function relyingParty({ publicUrl }: Pick<Settings, 'publicUrl'>): RelyingParty {
  const { hostname, origin } = new URL(publicUrl);
  return { rpName: '数转通 Pilotflow', rpID: hostname, origin };
}

/** Browsers bind passkeys to names, not to numbers, and over http to this very machine only. */
export function canHavePasskeys({ publicUrl }: Pick<Settings, 'publicUrl'>): boolean {
  const { hostname, protocol } = new URL(publicUrl);
  if (/^[\d.]+$|:/.test(hostname)) return false;
  return protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');
}
