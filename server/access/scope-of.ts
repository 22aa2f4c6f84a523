/** A caller as the database is told of them (server/database/scope.ts): the same sight as case-access.ts, for its policies. */
import { type Scope, strangerScope } from '../database/scope.ts';
import { type Caller, holds } from './caller.ts';
import { cityRoles, conflictsOf } from './case-access.ts';

const known = new WeakMap<Caller, Scope>();

export function scopeOf(caller: Caller | null): Scope {
  if (caller === null) return strangerScope;
  const before = known.get(caller);
  if (before !== undefined) return before;
  const scope = makeScope(caller);
  known.set(caller, scope);
  return scope;
}

function makeScope(caller: Caller): Scope {
  const organisations = [...caller.memberships, ...caller.waiting].map(({ organisationId }) => organisationId);
  const districts = caller.memberships.flatMap(({ role, district }) =>
    role === 'district' && district ? [district] : [],
  );
  return {
    ...strangerScope,
    sees: holds(caller, ...cityRoles) ? 'city' : '',
    person: caller.personId,
    organisations: [...new Set(organisations)].join(','),
    districts: [...new Set(districts)].join(','),
    money: holds(caller, 'treasury') ? 'on' : '',
    objectors: holds(caller, 'objectionHandler') ? 'on' : '',
    people: holds(caller, 'administrator') ? 'on' : '',
    journal: holds(caller, 'auditor', 'administrator') ? 'on' : '',
    conflicts: conflictsOf(caller).join(','),
  };
}
