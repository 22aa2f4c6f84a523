/** One valid request to an operation, and what is wrong about it in the hands of others or at another moment. */

import type { Caller } from '../../server/access/caller.ts';
import type { PermissionName } from '../../workflows/access/permissions.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { Scene } from './scene.ts';

export type Fields = { [name: string]: unknown };

/** The valid request with something else in it. `status` and `code` where they differ from what the kind says. */
export type Change = {
  by?: Caller;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: Fields;
  headers?: Record<string, string | null>;
  status?: number;
  code?: string;
  /** The case that the changed path is about, where the path names something else. */
  about?: string;
};
/** What the permission comes to for this very thing, where it narrows it: a form, an event, the provider of the case. */
export type Narrowed = { by: readonly PersonRole[]; seenBy?: readonly PersonRole[] };

/** Another permission that the same route asks of the valid request or of a changed one. */
export type Inner = {
  permission: PermissionName;
  change?: Change;
  /** Texts of the answer that they decide on; without any, they decide on the answer itself. */
  shows?: readonly string[];
  /** Roles that see these texts for a reason of their own. */
  except?: readonly PersonRole[];
  /** Asked by this very person, about a thing of their own. */
  by?: Caller;
  access?: Narrowed;
};

/** Why a kind of wrong does not exist for an operation. */
export type None = string;

export type Example = {
  /** Null: a stranger may ask. */
  by: Caller | null;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: Fields;
  /** The one part of a multipart body. */
  file?: Buffer;
  /** A request of a changing method that leaves everything as it is. */
  keepsNothing?: true;
  /** Wants an Idempotency-Key. */
  keyed?: boolean;
  /** With the same key, where the usual change of a keyed body is not one of this operation. */
  otherBody?: Fields;
  status: number;
  /** Answered like something that does not exist. */
  foreign: Change | None;
  /** Somebody who sees it and may not do this. */
  wrongRole: Change | None;
  /** The right person at the wrong moment. */
  wrongState: Change | None;
  /** After somebody else has changed it. */
  stale: Change | None;
  /** A path that names nothing: where that is more than another UUID in place of `id`. */
  missing?: Change | None;
  /** For the matrix of tests/access. */
  access?: Narrowed;
  /** The case that it is about, where the path names something else. */
  caseId?: string;
  /** The organisation that it is about, where the path names something else. */
  organisationId?: string;
  /** Gives another person what it takes to ask this about their own. */
  equip?: (person: Caller) => Promise<Caller>;
  inner?: readonly Inner[];
  /** Wrong in ways of its own. */
  special?: Record<string, Change & { status: number; code: string }>;
};

export type Examples = Record<string, (scene: Scene) => Promise<Example>>;

export const nobody = '0198c1de-0000-7000-8000-00000000dead';
export const own = 'it is the own one, whoever asks';
export const forAll = 'everybody who is signed in may';
export const anyTime = 'it does not depend on the moment';
export const unversioned = 'it is not versioned';
export const sightIsRole = 'who may not is not told that it is there';

export const none = (why: None): Pick<Example, 'foreign' | 'wrongRole' | 'wrongState' | 'stale'> => ({
  foreign: why,
  wrongRole: why,
  wrongState: why,
  stale: why,
});

/** A cursor as the product writes it, with something in it that only the database can't take. */
export const cursorOf = (...keys: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url');
