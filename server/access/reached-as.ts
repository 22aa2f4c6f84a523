/** How an organisation is reached: whole for its own people, masked for others, and named where they may ask for the whole. */
import { maskMail, maskPhone } from '../../workflows/privacy/mask.ts';
import type { Caller } from './caller.ts';
import { contactRole, isMember, type Reached } from './contact-access.ts';

type Given = Reached & { phone: string | null; email: string | null };
type AsSeen = { phone: string | null; email: string | null; reveals: { subject: string; field: string }[] };

export function reachedAs(caller: Caller, organisation: Given): AsSeen {
  const { id, phone, email } = organisation;
  if (isMember(caller, id)) return { phone, email, reveals: [] };
  const given = { phone, email };
  const asked =
    contactRole(caller, organisation) !== null
      ? (['phone', 'email'] as const).filter((field) => given[field] !== null)
      : [];
  return {
    phone: phone === null ? null : maskPhone(phone),
    email: email === null ? null : maskMail(email),
    reveals: asked.map((field) => ({ subject: `organisations/${id}`, field: `organisation.${field}` })),
  };
}
