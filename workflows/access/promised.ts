/** What the model promises: how a route that asks for a permission answers whom. The document and the matrix test read this. */
import type { PersonRole } from '../vocabulary/roles.ts';
import { onCases, type Permission } from './permission.ts';

/**
 * How somebody stands to the thing that is asked for: `own`: their own account, a case on which they have their role, their
 * organisation or one that their role reaches · `other`: somebody else's · `absent`: there is no such thing.
 */
export type Standing = 'own' | 'other' | 'absent';
/** `yes`: the model lets them; the moment and the rules may still refuse. */
export type Promised = 'yes' | 401 | 403 | 404;

/** `who` is null for a stranger. */
export function promised(permission: Permission, who: PersonRole | null, standing: Standing): Promised {
  const { on, by, seenBy, members } = permission;
  if (on === 'anyone') return standing === 'absent' ? 404 : 'yes';
  if (who === null) return 401;
  const may = by.includes(who);
  switch (on) {
    case 'signedIn':
      return standing === 'absent' ? 404 : 'yes';
    case 'self':
      if (standing === 'own') return 'yes';
      return standing === 'other' && seenBy?.includes(who) ? 403 : 404;
    case 'held':
      if (!may) return 403;
      return standing === 'absent' ? 404 : 'yes';
    case 'case':
      if (standing !== 'own' || !onCases.some((role) => role === who)) return 404;
      if (may) return 'yes';
      return (seenBy ?? onCases).includes(who) ? 403 : 404;
    case 'organisation':
      if (standing !== 'own') return 404;
      if (may) return 'yes';
      if (seenBy?.includes(who)) return 403;
      if (members === undefined || members.includes(who)) return 'yes';
      return seenBy ? 403 : 404;
  }
}
