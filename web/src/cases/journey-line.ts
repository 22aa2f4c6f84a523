/** The case's way as stations of a line, from what the API says; nothing here knows the rules of the way. */
import type { CaseView, Label, MachineView } from '../api/types.ts';

export type Station = {
  stage: string;
  label: Label;
  is: 'done' | 'here' | 'ahead';
  /** The state stands under the station where the case is, or where it ended. */
  state: Label | null;
};
export type Line = {
  stations: Station[];
  /** Drawn only while the case is on one: a branch below the station it left from. */
  side: { at: number; label: Label } | null;
  end: Label | null;
};

export function drawLine(
  view: Pick<CaseView, 'journey' | 'state' | 'stateName' | 'ended'>,
  machine?: MachineView,
): Line {
  const here = view.journey.findIndex(({ is }) => is === 'here');
  const lastDone = view.journey.findLastIndex(({ is }) => is === 'done');
  const at = Math.max(0, here === -1 ? lastDone : here);
  const onSide = machine?.states.find(({ path }) => path === view.state)?.sideTrack === true;
  return {
    stations: view.journey.map(({ stage, label, is }, index) => ({
      stage,
      label,
      is,
      state: index === here && !onSide ? view.stateName : null,
    })),
    side: onSide && !view.ended ? { at, label: view.stateName } : null,
    end: view.ended ? view.stateName : null,
  };
}
