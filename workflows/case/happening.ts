/** What reaches the machine: an event, the role it is said in, what was said, and what the server saw. */
import type { EventType } from '../vocabulary/events.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { Evidence } from './evidence.ts';
import type { Said } from './said.ts';

export type Happening = { type: EventType; by: Role; said: Said; seen: Evidence };
