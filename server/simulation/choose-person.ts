/** Who of an organisation takes a case on: separate people where the machine needs them (four eyes, second inspections). */
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { Person } from './people.ts';
import type { PlayedCase } from './played-case.ts';
import type { Stage } from './stage.ts';

/** `hearing` is the officer who decides nothing on the case but its appeals. */
export type Part = PersonRole | 'hearing';

export function choosePerson({ people }: Stage, played: PlayedCase, part: Part): Person {
  const { index, organisationId, providerId, agencyId, auditFirmId, district } = played;
  switch (part) {
    case 'enterprise':
      return people.oneAs('enterprise', 0, { organisationId });
    case 'provider':
      return people.oneAs('provider', 0, { organisationId: providerId });
    case 'agency':
      return chooseInspector(people.as('agency', { organisationId: agencyId }), played);
    case 'auditFirm':
      return people.oneAs('auditFirm', index, { organisationId: auditFirmId });
    case 'district':
      return people.oneAs('district', index, { district });
    case 'hearing':
      return people.oneAs('officer', index + 1);
    default:
      return people.oneAs(part, index);
  }
}

/** The same person through an assignment, somebody new after it. */
function chooseInspector(agency: readonly [Person, ...Person[]], { inspector, inspectors }: PlayedCase): Person {
  const [first] = agency;
  return agency.find(({ id }) => id === inspector) ?? agency.find(({ id }) => !inspectors.has(id)) ?? first;
}
