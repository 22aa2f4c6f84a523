/** A state in words; the colour only repeats what the words and the sign say. */
import { CheckCircleFilled, ExclamationCircleFilled, MinusCircleFilled } from '@ant-design/icons';
import { useMachine } from './use-machine.ts';

export function StateTag({ path, name }: { path: string; name: string }) {
  const state = useMachine()?.states.find((known) => known.path === path);
  const kind = state?.final ? 'end' : state?.sideTrack ? 'side' : 'on';
  const Sign = { end: MinusCircleFilled, side: ExclamationCircleFilled, on: CheckCircleFilled }[kind];
  return (
    <span className={`state state-${kind}`}>
      {kind === 'on' ? <span className="state-dot" aria-hidden="true" /> : <Sign aria-hidden="true" />}
      {name}
    </span>
  );
}
