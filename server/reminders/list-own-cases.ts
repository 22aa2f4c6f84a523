/** One's own cases beside the work list: those one has worked on, began, or follows. The newest change first. */
import type { Caller } from '../access/caller.ts';
import type { CaseList } from '../cases/case-contract.ts';
import { listCases } from '../cases/list-cases.ts';
import type { Product } from '../product.ts';
import type { TaskListName } from './reminders-contract.ts';

type Asked = { list: TaskListName; limit?: number | undefined; after?: string | undefined };

const conditions: Record<TaskListName, (me: string) => string> = {
  done: (me) => `exists (select from case_events e where e.actor_id = ${me}::uuid and e.case_id = c.id and e.seq > 1)`,
  started: (me) =>
    `exists (select from case_events e where e.actor_id = ${me}::uuid and e.case_id = c.id and e.seq = 1)`,
  followed: (me) => `exists (select from case_followers f where f.person_id = ${me}::uuid and f.case_id = c.id)`,
};

/** @throws Refused bad-cursor */
export const listOwnCases = (product: Product, caller: Caller, { list, ...page }: Asked): Promise<CaseList> =>
  listCases(product, caller, { ...page, sort: '-updated', also: (bind) => conditions[list](bind(caller.personId)) });
