/** The level as it stands: what the server made of the saved answers, and what kept it from the next one. */
import { Progress } from 'antd';
import type { AssessmentView, Edition } from '../api/types.ts';
import { Bar } from '../shared/Bar.tsx';
import { useWords } from '../words/use-words.ts';
import type { Progress as Answered } from './choose-option.ts';

type Props = { assessment: AssessmentView; progress: Answered; edition: Edition };

export function LevelPreview({ assessment, progress, edition }: Props) {
  const { t, of } = useWords();
  const grade = edition.grades.find(({ grade: one }) => one === assessment.level);
  const percent = progress.all === 0 ? 0 : Math.round((progress.answered / progress.all) * 100);
  return (
    <section className="preview" aria-label={t('level.preview')}>
      <div className="preview-level">
        <span className="preview-number figures">{assessment.level ?? '–'}</span>
        <span>
          <b>
            {assessment.level === null
              ? t('level.notYet')
              : assessment.level === 0
                ? t('level.zero')
                : t('level.nth', { level: assessment.level })}
          </b>
          {grade ? <span lang="zh-CN"> {grade.name}</span> : null}
          <span className="muted small block figures">
            {assessment.score === null ? t('level.fillIn') : t('level.score', { score: assessment.score })}
          </span>
        </span>
      </div>
      <div className="preview-rest">
        <p className="small">
          {t('level.progress', { answered: progress.answered, all: progress.all })}
          <Progress
            percent={percent}
            size="small"
            showInfo={false}
            aria-label={t('level.progress', { answered: progress.answered, all: progress.all })}
          />
        </p>
        {assessment.dimensions.map(({ code, name, score, maxPoints }) => (
          <p key={code} className="dimension small">
            <span lang="zh-CN">{name}</span>
            <Bar share={maxPoints === 0 ? 0 : Number(score) / maxPoints} />
            <span className="figures">
              {score} / {maxPoints}
            </span>
          </p>
        ))}
        {assessment.kept ? (
          <p className="kept small">
            <b>{t('level.kept')}</b> {of(assessment.kept)}
          </p>
        ) : null}
      </div>
    </section>
  );
}
