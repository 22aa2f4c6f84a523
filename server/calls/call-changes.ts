/** What differs between a call and what an act makes of it: only that is kept and told. */
import { isDeepStrictEqual } from 'node:util';
import { type CallChanges, type CallDate, type Ceilings, callDates } from '../../workflows/calls/call-acts.ts';
import type { CallRow } from './find-call.ts';

type Before = Pick<CallRow, 'title' | 'notice' | 'quota' | 'districts' | 'subIndustries' | CallDate> & {
  ceilings: Ceilings;
};

export function changedOf(call: Before, wanted: CallChanges): { before: CallChanges; after: CallChanges } {
  const was: Required<CallChanges> = {
    title: call.title,
    notice: call.notice,
    quota: call.quota,
    districts: call.districts,
    subIndustries: call.subIndustries,
    ceilings: call.ceilings,
    closesAt: call.closesAt.toISOString(),
    retrofitEndsAt: call.retrofitEndsAt.toISOString(),
    batchEndsAt: call.batchEndsAt.toISOString(),
  };
  const differs = (name: string): boolean =>
    Object.hasOwn(wanted, name) && !isDeepStrictEqual(Reflect.get(was, name), Reflect.get(wanted, name));
  return { before: only(was, differs), after: only(wanted, differs) };
}

const only = (changes: CallChanges, keep: (name: string) => boolean): CallChanges =>
  Object.fromEntries(Object.entries(changes).filter(([name]) => keep(name)));

/** The dates that were said, as the one text that an instant has. */
export function datesIn(said: { readonly [Date in CallDate]?: string | undefined }): { [Date in CallDate]?: string } {
  return Object.fromEntries(
    callDates.flatMap((name) => {
      const date = said[name];
      return date === undefined ? [] : [[name, new Date(date).toISOString()]];
    }),
  );
}
