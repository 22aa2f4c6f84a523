/** What can be done now: ready actions as buttons, blocked ones with every reason in sight. All of it comes from the API. */
import { StopOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { CaseOption, CaseView } from '../api/types.ts';
import { ActionDrawer } from '../case-actions/ActionDrawer.tsx';
import { Pace } from '../notifications/Pace.tsx';
import { useDetailWords } from '../shared/detail-words.ts';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';
import { ClockLine } from './ClockLine.tsx';
import { LastStep } from './LastStep.tsx';
import { TerminationNote } from './TerminationNote.tsx';

export function WhatNow({ view }: { view: CaseView }) {
  const { t, of } = useWords();
  const names = useMachineNames();
  const [doing, setDoing] = useState<CaseOption | null>(null);
  const own = view.options.filter((option) => !isAside(option));
  const aside = view.options.filter(isAside);
  const mine = view.roles.some((role) => view.desk.includes(role));
  const action = (option: CaseOption) =>
    option.ready ? (
      <Button
        key={option.type}
        block
        type={mine && option === own[0] ? 'primary' : 'default'}
        size={isAside(option) ? 'middle' : 'large'}
        data-event={option.type}
        onClick={() => setDoing(option)}
      >
        {of(option.label)}
      </Button>
    ) : (
      <Blocked key={option.type} option={option} />
    );
  return (
    <aside
      className={mine && !view.ended ? 'now now-mine' : 'now'}
      id="what-now"
      tabIndex={-1}
      aria-labelledby="now-title"
    >
      <h2 id="now-title">{t('now.title')}</h2>
      <p className="now-where">
        {view.ended ? t('now.ended') : mine ? t('now.mine') : t('now.theirs', { desk: names.desk(view.desk) })}
      </p>
      <LastStep view={view} />
      <TerminationNote view={view} />
      {view.ended ? null : view.clocks.map((clock) => <ClockLine key={clock.name} clock={clock} />)}
      <Pace view={view} />
      {own.length > 0 ? <div className="now-ready">{own.map(action)}</div> : null}
      {aside.length > 0 ? (
        <div className="now-ready now-aside">
          <h3>{t('now.aside')}</h3>
          {aside.map(action)}
        </div>
      ) : null}
      {view.options.length === 0 && !view.ended ? <p className="muted">{t('now.nothing')}</p> : null}
      <Allowances view={view} />
      {doing ? <ActionDrawer view={view} option={doing} onClose={() => setDoing(null)} /> : null}
    </aside>
  );
}

/** What may be said to a case at any time stands below what its state is about. */
const isAside = ({ type }: CaseOption): boolean => /^(case|allowance)\./.test(type);

function Blocked({ option }: { option: CaseOption }) {
  const { t, of } = useWords();
  const detail = useDetailWords();
  const id = `blocked-${option.type}`;
  return (
    <div className="blocked">
      <Button block disabled data-event={option.type} aria-describedby={id} icon={<StopOutlined aria-hidden="true" />}>
        {of(option.label)}
      </Button>
      <div id={id} className="blocked-why">
        <span className="hidden">{t('now.blockedBecause')}</span>
        <ul>
          {option.blockedBy.map(({ code, why, details }) => (
            <li key={code}>
              {why}
              {details.length === 0 ? null : (
                <ul>
                  {details.map((line) => (
                    <li key={line}>{detail(line)}</li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Allowances({ view }: { view: CaseView }) {
  const { t, of } = useWords();
  const used = view.allowances.filter((one) => one.used > 0);
  if (used.length === 0) return null;
  return (
    <div className="allowances small">
      <h3>{t('now.allowances')}</h3>
      <ul className="plain">
        {used.map((one) => (
          <li key={one.name}>
            {of(one.label)}：{t('now.allowance', { used: one.used, left: one.left })}
          </li>
        ))}
      </ul>
    </div>
  );
}
