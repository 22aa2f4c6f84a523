/** One scenario of use: which of the four levels describes the enterprise, or none of them. */
import { Radio } from 'antd';
import type { Scenario } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';

type Props = { scenario: Scenario; level: number | undefined; open: boolean; onChange: (level: number) => void };

export function ScenarioField({ scenario, level, open, onChange }: Props) {
  const { t, code } = useWords();
  const options = [{ level: 0, text: t('level.noneOfFour') }, ...scenario.levels];
  return (
    <fieldset className="question" lang="zh-CN">
      <legend>
        <span className="question-no figures">{scenario.no}</span> {scenario.name}
        <span className={scenario.kind === 'constraint' ? 'pill pill-copper' : 'pill'} lang={t('app.lang')}>
          {code('scenarioKind', scenario.kind)}
        </span>
        <span className="muted small"> {scenario.groupName}</span>
      </legend>
      <p className="small muted">{scenario.question}</p>
      {options.map((one) => (
        <div key={one.level} className="option" data-option={`${scenario.code}-${one.level}`}>
          <Radio
            name={scenario.code}
            checked={level === one.level}
            disabled={!open}
            onChange={() => onChange(one.level)}
          >
            <b className="figures">{one.level}</b> {one.text}
          </Radio>
        </div>
      ))}
    </fieldset>
  );
}
