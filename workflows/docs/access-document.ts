/** `docs/access.md`, written from the access model, the forms and the machine: `npm run docs`. */
import type { Permission, Relation } from '../access/permission.ts';
import { type PermissionName, permissionOf, permissions } from '../access/permissions.ts';
import { promised, type Standing } from '../access/promised.ts';
import { sight } from '../access/sight.ts';
import { forbiddenPairs } from '../case/four-eyes.ts';
import { states } from '../case/structure.ts';
import { forms2024 } from '../forms/forms.ts';
import { events } from '../vocabulary/events.ts';
import { keysOf } from '../vocabulary/keys.ts';
import { type PersonRole, type Role, roles } from '../vocabulary/roles.ts';
import { eventName, roleNames, table } from './words.ts';

/** A route of the API by its name in the OpenAPI document, and what it asks for. */
export type AskingRoute = { operation: string; permission: PermissionName };

const people = keysOf(roles).filter((role): role is PersonRole => role !== 'system');

export function accessDocument(routes: readonly AskingRoute[]): string {
  return `${[introduction(routes), sightSection(), routeSection(routes), innerSection(routes), formSection(), machineSection(), fourEyesSection()].join('\n\n')}\n`;
}

const introduction = (
  routes: readonly AskingRoute[],
): string => `<!-- Written by \`npm run docs\` from workflows/access, the forms and the machine. Change those, not this file. -->

# Who may do what

The access model is data: \`workflows/access\` says which permission is held of what and by whom, every one of the ${routes.length} operations of the API names its permission and does not start without it, the services ask the same table. \`npm run check:access\` puts every operation to every role and compares the answers with this page. The database has a second wall behind it: a connection sees only the rows of its caller (\`server/database/scope.ts\`).

A refusal is 401 for strangers, 403 where a person sees the thing and has not the role, 404 where it does not exist for them: what is somebody else's is answered like what is not there.

${table(
  ['permission is held', '含义', 'of what'],
  keysOf(relationWords).map((on) => [`\`${on}\``, relationWords[on].zh, relationWords[on].en]),
)}`;

const relationWords: Readonly<Record<Relation, { zh: string; en: string }>> = {
  anyone: { zh: '任何人，无须登录', en: 'anyone, strangers too' },
  signedIn: { zh: '任何已登录人员', en: "everybody signed in, of what is everybody's" },
  self: { zh: '仅限本人账号', en: 'everybody, of their own account only' },
  held: { zh: '具有相应角色', en: 'who holds one of the roles, wherever' },
  case: { zh: '在该案件上具有相应角色', en: 'who has one of the roles on that very case' },
  organisation: {
    zh: '该单位成员，或职责及于该单位者',
    en: 'members of that very organisation, and officials whose role reaches it, unless they belong or belonged to it',
  },
};

const sightSection = (): string => `## Which cases somebody sees 可见案件

Sight comes first: a role on a case is had only by who sees it.

${table(
  ['role', 'cases', 'drafts', 'cases of an organisation one belongs or belonged to'],
  people.map((role) => {
    const { cases, named, drafts, own } = sight[role];
    const which = { party: `those that name it: ${named.join(', ')}`, district: 'its own district', city: 'all' };
    const words = { ...which, money: 'from the claim on, and whatever was paid', none: 'none' };
    return [roleNames([role]), words[cases], yesNo(drafts), yesNo(own)];
  }),
)}`;

const yesNo = (yes: boolean): string => (yes ? 'yes' : 'no');

/** `own · other`: the first is the answer where they stand right to the thing, the second of somebody else's. */
const routeSection = (routes: readonly AskingRoute[]): string => `## Routes 接口

Each cell is *own · other*: the answer about what is theirs (a case on which they have that role, their account, their organisation), and about somebody else's. One word where there is no such difference. *yes* is what the model says: the state of the case or a rule may still refuse with 409 or 422. A role without that kind of thing is answered as about somebody else's.

${table(
  ['route', 'permission', '说明', 'held', 'stranger', ...people.map((role) => `${role} ${roles[role].zh}`)],
  routes.map(({ operation, permission }) => routeRow(operation, permission)),
)}`;

function routeRow(operation: string, name: PermissionName): string[] {
  const permission = permissionOf(name);
  // A route without anything in its path is about the caller alone.
  const standings: readonly Standing[] = operation.includes('{') ? ['own', 'other'] : ['own'];
  const cells = [null, ...people].map((who) => cellOf(permission, who, standings));
  return [`\`${operation}\``, `\`${name}\``, noteOf(permission), permission.on, ...cells];
}

const cellOf = (permission: Permission, who: PersonRole | null, standings: readonly Standing[]): string =>
  [...new Set(standings.map((standing) => promised(permission, who, standing)))].join(' · ');

function noteOf({ zh, en, narrowed, administers, seenBy, on, stepUp }: Permission): string {
  return [
    `${zh} ${en}`,
    ...(narrowed ? [`*${narrowed.zh}: ${narrowed.en}*`] : []),
    ...(administers
      ? [`*仅限单位管理员: of members only who administers it; others ${seenBy ? 403 : 404}*`]
      : on === 'self' && seenBy
        ? ['*本单位其他成员不得代办: other members of the same organisation 403*']
        : []),
    ...(stepUp ? ['*须再次验证本人: after showing again that it is still them*'] : []),
  ].join('<br>');
}

function innerSection(routes: readonly AskingRoute[]): string {
  const inner = keysOf(permissions).filter((name) => !routes.some(({ permission }) => permission === name));
  return `## Asked within a route 接口之内

What a route shows more of, or lets do besides, to whom.

${table(
  ['permission', '说明', 'held', 'by'],
  inner.map((name) => [
    `\`${name}\``,
    noteOf(permissionOf(name)),
    permissionOf(name).on,
    roleNames(permissionOf(name).by),
  ]),
)}`;
}

const formSection = (): string => `## Forms and their papers 表单与材料

Who fills a form in hands in its papers; who reads it reads them. For others the form is not there (404), also where they see the case.

${table(
  ['form', '名称', 'filled in by', 'read by'],
  forms2024.forms.map(({ code, label, role, readers }) => [
    `\`${code}\``,
    `${label.zh} ${label.en}`,
    roleNames([role]),
    roleNames(readers),
  ]),
)}`;

/** Where each event may be said, by role: one row per event and set of roles. */
function machineSection(): string {
  const steps = states
    .flatMap(({ steps: own }) => own)
    .filter(({ permit }) => permit.by.some((role) => role !== 'system'));
  const rows = keysOf(events).flatMap((event) => {
    const of = steps.filter((step) => step.event === event);
    const sayers = [...new Set(of.map(({ permit }) => sayersOf(permit.by).join(' ')))];
    return sayers.map((by) => {
      const from = of
        .filter(({ permit }) => sayersOf(permit.by).join(' ') === by)
        .map((step) => step.from || 'any state');
      return [
        eventName(event),
        [...new Set(from)].join('<br>'),
        ...people.map((role) => (by.split(' ').includes(role) ? 'yes' : '')),
      ];
    });
  });
  return `## Moves of a case 案件事项

\`case.move\`, as the machine has it: an empty cell is 403 there for who sees the case, and anywhere else the event is 409.

${table(['event', 'said at', ...people.map((role) => `${role} ${roles[role].zh}`)], rows)}`;
}

const sayersOf = (by: readonly Role[]): Role[] => people.filter((role) => by.includes(role));

const fourEyesSection = (): string => `## Four eyes 职责分离

For one person on one case these pairs are forbidden, whichever came first (422).

${table(
  ['说明', 'pair', 'one', 'other'],
  forbiddenPairs.map(({ zh, en, one, other }) => [
    zh,
    en,
    one.map(eventName).join('<br>'),
    other.map(eventName).join('<br>'),
  ]),
)}`;
