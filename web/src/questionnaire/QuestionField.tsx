/** One scored question; an option that cannot be ticked yet says what it needs. */
import { Checkbox, Radio } from 'antd';
import type { Question } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { lacking, toggleOption } from './choose-option.ts';

type Props = { question: Question; chosen: readonly string[]; open: boolean; onChange: (keys: string[]) => void };

export function QuestionField({ question, chosen, open, onChange }: Props) {
  const { t } = useWords();
  const Box = question.type === 'single' ? Radio : Checkbox;
  return (
    <fieldset className="question" lang="zh-CN">
      <legend>
        <span className="question-no figures">{question.no}</span> {question.text}
        <span className="muted small" lang={t('app.lang')}>
          {' '}
          {t(question.type === 'single' ? 'level.single' : 'level.multi', { points: question.maxPoints })}
        </span>
      </legend>
      {question.options.map((option) => {
        const missing = chosen.includes(option.key) ? [] : lacking(question, option.key, chosen);
        const note =
          missing.length > 0
            ? t('level.needs', { keys: missing.join(t('app.comma')) })
            : option.exclusive
              ? t('level.alone')
              : '';
        return (
          <div key={option.key} className="option" data-option={`${question.code}-${option.key}`}>
            <Box
              name={question.code}
              checked={chosen.includes(option.key)}
              disabled={!open || missing.length > 0}
              onChange={() => onChange(toggleOption(question, chosen, option.key))}
            >
              <b>{option.key}</b> {option.text}
              <span className="muted small figures">
                {' '}
                {t('level.points', { points: Math.round(option.points * 100) / 100 })}
              </span>
              {note === '' ? null : (
                <span className="option-note small" lang={t('app.lang')}>
                  {note}
                </span>
              )}
            </Box>
          </div>
        );
      })}
      {question.evidenceExamples ? (
        <p className="muted small">
          {t('level.evidence')}
          {question.evidenceExamples.join('、')}
        </p>
      ) : null}
    </fieldset>
  );
}
