/** The questionnaire of a form that was given back: the remark, the way to it, and every answer that is different. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { assessmentQuery } from '../api/case-queries.ts';
import { editionQuery } from '../api/reference-queries.ts';
import type { AssessmentView, FormView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { ItemMark } from './ItemMark.tsx';
import { OldAndNew } from './OldAndNew.tsx';
import { changesOf } from './questionnaire-changes.ts';
import { Remark } from './Remark.tsx';
import { askedOf, type Supplement } from './supplement.ts';

type Kind = AssessmentView['kind'];
type Props = { caseId: string; form: FormView; kind: Kind; supplement: Supplement };

export function QuestionnaireItem({ caseId, form, kind, supplement }: Props) {
  const { t, code } = useWords();
  const item = `questionnaire:${kind}`;
  const open = form.openItems.includes(item);
  const changed = supplement.changed.includes(item);
  const whys = askedOf(supplement).find((one) => one.code === item)?.whys ?? [];
  return (
    <section
      className={whys.length > 0 || changed ? 'paper returned-item boxed' : 'paper'}
      id={`questionnaire-${kind}`}
      tabIndex={-1}
      aria-label={code('assessmentKind', kind)}
      data-item={item}
      data-changed={changed ? 'yes' : 'no'}
    >
      <h4>
        {t('supplement.questionnaire', { kind: code('assessmentKind', kind) })}
        {open ? null : <ItemMark supplement={supplement} item={item} />}
      </h4>
      <Remark whys={whys} />
      <p>
        <Link to="/cases/$caseId" params={{ caseId }} search={{ tab: 'levels', kind }}>
          {t(open ? 'forms.toQuestionnaire' : 'supplement.toRead')}
        </Link>
      </p>
      {changed ? <Changes caseId={caseId} kind={kind} /> : null}
    </section>
  );
}

/** A handful is shown at once; a questionnaire that was filled in anew is folded. */
const mostShown = 6;

function Changes({ caseId, kind }: { caseId: string; kind: Kind }) {
  const { t } = useWords();
  const assessment = useQuery(assessmentQuery(caseId, kind)).data;
  const edition = useQuery({ ...editionQuery(assessment?.edition ?? ''), enabled: assessment !== undefined }).data;
  if (!assessment?.before || !edition) return null;
  const changes = changesOf(edition.edition, assessment.before.answers, assessment.answers);
  return (
    <details open={changes.length <= mostShown}>
      <summary>{t('supplement.answersChanged', { count: changes.length })}</summary>
      <OldAndNew
        old={<Level level={assessment.before.level} score={assessment.before.score} />}
        now={<Level level={assessment.level} score={assessment.score} />}
      />
      <ul className="plain answer-changes">
        {changes.map((change) => (
          <li key={change.code} data-answer={change.code}>
            <p>
              <span className="question-no figures">
                {change.of === 'scenario' ? `${t('level.scenarios')} ` : ''}
                {change.no}
              </span>{' '}
              <span lang="zh-CN">{change.text}</span>
            </p>
            <OldAndNew old={<Chosen texts={change.old} />} now={<Chosen texts={change.now} />} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Level({ level, score }: { level: number | null; score: string | null }) {
  const { t } = useWords();
  return (
    <>
      {level === null ? t('level.notYet') : level === 0 ? t('level.zero') : t('level.nth', { level })}
      {score === null ? '' : ` · ${t('level.score', { score })}`}
    </>
  );
}

function Chosen({ texts }: { texts: ReturnType<typeof changesOf>[number]['old'] }) {
  const { t } = useWords();
  if (texts.length === 0) return <span className="muted">{t('supplement.nothing')}</span>;
  return (
    <>
      {texts.map((one) => (
        <span key={one.key} className="block">
          <b className="figures">{one.key}</b>{' '}
          <span lang="zh-CN">{one.text === null ? t('level.noneOfFour') : one.text}</span>
        </span>
      ))}
    </>
  );
}
