/** The journey as a metro line with "you are here"; a station leads to its part of the history. */
import type { CaseView } from '../api/types.ts';
import { useMachine, useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';
import { drawLine, type Station } from './journey-line.ts';

type Props = { view: CaseView; tapped: string | undefined; onTap: (stage: string) => void };

export function Journey({ view, tapped, onTap }: Props) {
  const { t, of } = useWords();
  const names = useMachineNames();
  const { stations, side, end } = drawLine(view, useMachine());
  const place = stations.findIndex(({ is }) => is === 'here') + 1;
  return (
    <nav className="journey" aria-label={t('journey.label')}>
      <ol style={{ gridTemplateColumns: `repeat(${stations.length + (end ? 1 : 0)}, minmax(0, 1fr))` }}>
        {stations.map((station, index) => (
          <li key={station.stage} className={`station station-${station.is}`}>
            <button
              type="button"
              aria-pressed={tapped === station.stage}
              {...(station.is === 'here' ? { 'aria-current': 'step' as const } : {})}
              title={t('journey.tap', { stage: of(station.label) })}
              onClick={() => onTap(station.stage)}
            >
              <Track
                station={station}
                first={index === 0}
                last={index === stations.length - 1 && end === null}
                branch={side?.at === index}
              />
              <span className="station-name">{of(station.label)}</span>
              <span className="hidden">{t(`journey.${station.is}`)}</span>
            </button>
            {station.state ? (
              <span className="station-state">
                <b>{of(station.state)}</b>
                <span>{names.desk(view.desk)}</span>
              </span>
            ) : null}
            {side?.at === index ? (
              <span className="station-state station-side">
                <b>{of(side.label)}</b>
                <span>{names.desk(view.desk)}</span>
              </span>
            ) : null}
          </li>
        ))}
        {end ? (
          <li className="station station-end">
            <EndMark />
            <span className="station-name">{of(end)}</span>
          </li>
        ) : null}
      </ol>
      <p className="journey-short">
        {end ? (
          of(end)
        ) : (
          <>
            {place > 0
              ? t('journey.place', { place, count: stations.length, stage: of(stations[place - 1]?.label) })
              : null}{' '}
            <b>{of(view.stateName)}</b> · {names.desk(view.desk)}
          </>
        )}
      </p>
    </nav>
  );
}

/** One station with its piece of line to the left and right; a side track leaves it downwards. */
function Track({ station, first, last, branch }: { station: Station; first: boolean; last: boolean; branch: boolean }) {
  const { is } = station;
  return (
    <span className="track" aria-hidden="true">
      <svg viewBox="0 0 120 44" preserveAspectRatio="none" className="rails" aria-hidden="true" focusable="false">
        {first ? null : (
          <line x1="-1" y1="22" x2="60" y2="22" className={is === 'ahead' ? 'rail-ahead' : 'rail-done'} />
        )}
        {last ? null : <line x1="60" y1="22" x2="121" y2="22" className={is === 'done' ? 'rail-done' : 'rail-ahead'} />}
      </svg>
      <svg viewBox="0 0 44 44" className="dot" aria-hidden="true" focusable="false">
        {branch ? <path d="M22 22 V50" className="rail-side" /> : null}
        {is === 'here' ? <circle cx="22" cy="22" r="16" className="halo" /> : null}
        <circle cx="22" cy="22" r={is === 'ahead' ? 7 : 10} className={`dot-${is}`} />
        {is === 'done' ? <path d="M17.5 22.5 l3 3 6-6.5" className="tick" /> : null}
      </svg>
    </span>
  );
}

function EndMark() {
  return (
    <span className="track" aria-hidden="true">
      <svg viewBox="0 0 120 44" preserveAspectRatio="none" className="rails" aria-hidden="true" focusable="false">
        <line x1="-1" y1="22" x2="60" y2="22" className="rail-ahead" />
      </svg>
      <svg viewBox="0 0 44 44" className="dot" aria-hidden="true" focusable="false">
        <rect x="12" y="12" width="20" height="20" rx="3" className="end-mark" />
      </svg>
    </span>
  );
}
