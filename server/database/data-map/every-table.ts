/** The whole map, in the order of docs/data-map.md. A test compares it with the schema: no table is left out. */

import { applicationMap } from './application-map.ts';
import { callsMap } from './calls-map.ts';
import { casesMap } from './cases-map.ts';
import { cityMap } from './city-map.ts';
import type { MappedTable } from './data-map.ts';
import { eligibilityMap } from './eligibility-map.ts';
import { messagesMap } from './messages-map.ts';
import { noticesMap } from './notices-map.ts';
import { organisationsMap } from './organisations-map.ts';
import { peopleMap } from './people-map.ts';
import { remindersMap } from './reminders-map.ts';
import { rostersMap } from './rosters-map.ts';
import { workMap } from './work-map.ts';

export const dataMap: readonly MappedTable[] = [
  ...peopleMap,
  ...organisationsMap,
  ...casesMap,
  ...workMap,
  ...applicationMap,
  ...messagesMap,
  ...callsMap,
  ...noticesMap,
  ...remindersMap,
  ...eligibilityMap,
  ...cityMap,
  ...rostersMap,
];
