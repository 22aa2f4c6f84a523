/**
 * Names of our cookies. Behind https they begin with `__Host-`: browsers then take them only with Secure, from this very host
 * and for all of its paths, so that a neighbouring host under the same domain cannot plant a session of its own.
 */
import type { Settings } from '../settings.ts';

/** `pilotflow_sso` ties a way through the single sign-on to the browser that began it. */
export type CookieName = 'pilotflow_session' | 'pilotflow_device' | 'pilotflow_sso';

export const isSecure = ({ publicUrl }: Pick<Settings, 'publicUrl'>): boolean => publicUrl.startsWith('https:');

export const cookieName = (settings: Pick<Settings, 'publicUrl'>, name: CookieName): string =>
  isSecure(settings) ? `__Host-${name}` : name;

/** Of every cookie of ours: out of reach for scripts, and not sent along when another site makes the request. */
export const cookieFlags = (settings: Pick<Settings, 'publicUrl'>) =>
  ({ httpOnly: true, sameSite: 'lax', secure: isSecure(settings), path: '/' }) as const;
