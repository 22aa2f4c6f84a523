/** A moment, readable by people and by machines; `until` is the end of a term. */
import { dateTimeText, dayText, untilText } from './instants.ts';

type Props = { at: string; day?: boolean; until?: boolean };

export function Instant({ at, day = false, until = false }: Props) {
  const text = until ? untilText(at) : dateTimeText(at);
  return (
    <time dateTime={at} className="figures" title={text}>
      {day ? (until ? text.slice(0, 10) : dayText(at)) : text}
    </time>
  );
}
