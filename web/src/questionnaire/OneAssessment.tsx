/** One questionnaire: the parts, what is answered, and the level as the server computes it from what is saved. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { Fragment, useMemo, useState } from 'react';
import { assessmentQuery, caseQuery, formsQuery } from '../api/case-queries.ts';
import { call } from '../api/client.ts';
import { editionQuery } from '../api/reference-queries.ts';
import type { AssessmentView, Edition } from '../api/types.ts';
import { Read } from '../shared/Read.tsx';
import { SaveLine } from '../shared/SaveLine.tsx';
import { type Saved, useMergedDraft } from '../shared/use-merged-draft.ts';
import { useWords } from '../words/use-words.ts';
import { AnswerConflict } from './AnswerConflict.tsx';
import { progressOf, questionsOf, scenarioPart } from './choose-option.ts';
import { LevelPreview } from './LevelPreview.tsx';
import { QuestionField } from './QuestionField.tsx';
import { ScenarioField } from './ScenarioField.tsx';
import { answersFrom, textsOf } from './sheet-texts.ts';

type Props = { caseId: string; assessment: AssessmentView };

export function OneAssessment({ caseId, assessment }: Props) {
  const edition = useQuery(editionQuery(assessment.edition));
  return (
    <Read asked={edition}>
      {({ edition: known }) => <Sheet caseId={caseId} assessment={assessment} edition={known} />}
    </Read>
  );
}

function Sheet({ caseId, assessment, edition }: Props & { edition: Edition }) {
  const { t } = useWords();
  const client = useQueryClient();
  const query = assessmentQuery(caseId, assessment.kind);
  const [part, setPart] = useState(edition.dimensions[0]?.code ?? scenarioPart);
  const saved = useMemo(() => savedOf(assessment), [assessment]);
  const draft = useMergedDraft({
    name: `level.${caseId}.${assessment.kind}.${assessment.round}`,
    saved,
    same: (_, one, other) => one === other,
    isSound: () => true,
    save: async (texts, version) => {
      const now = await call<AssessmentView>('PUT', `/api/cases/${caseId}/assessments/${assessment.kind}`, {
        body: { answers: answersFrom(texts), version },
      });
      client.setQueryData(query.queryKey, now);
      await client.invalidateQueries({ queryKey: caseQuery(caseId).queryKey, exact: true });
      await client.invalidateQueries({ queryKey: formsQuery(caseId).queryKey });
      return savedOf(now);
    },
    reload: async () => savedOf(await client.fetchQuery({ ...query, staleTime: 0 })),
  });
  const value = answersFrom(draft.texts);
  const conflictOf = (code: string) =>
    draft.conflicts.includes(code) ? (
      <AnswerConflict
        code={code}
        mine={draft.texts[code] ?? ''}
        theirs={draft.saved.texts[code] ?? ''}
        onSettle={(taken) => draft.settle(code, taken)}
      />
    ) : null;
  const all = progressOf(edition, value, 'all');
  const parts = [
    ...edition.dimensions.map(({ code, name }) => ({ code, name })),
    { code: scenarioPart, name: t('level.scenarios') },
  ];
  const at = parts.findIndex(({ code }) => code === part);
  const next = parts[at + 1];
  return (
    <div className="sheet">
      <LevelPreview assessment={assessment} progress={all} edition={edition} />
      {assessment.open ? (
        <SaveLine
          status={draft.status}
          savedAt={assessment.updatedAt === null ? null : new Date(assessment.updatedAt)}
          onRetry={() => void draft.flush()}
        />
      ) : (
        <p className="note">{t('level.closed')}</p>
      )}
      <Segmented
        className="kinds"
        value={part}
        aria-label={t('level.parts')}
        onChange={setPart}
        options={parts.map(({ code, name }) => {
          const { answered, all: count } = progressOf(edition, value, code);
          return { value: code, label: `${name} ${answered}/${count}` };
        })}
      />
      {edition.dimensions
        .filter(({ code }) => code === part)
        .flatMap(questionsOf)
        .map((question) => (
          <Fragment key={question.code}>
            <QuestionField
              question={question}
              chosen={value.questions[question.code] ?? []}
              open={assessment.open}
              onChange={(keys) => draft.change(`q:${question.code}`, keys.toSorted().join(' '))}
            />
            {conflictOf(`q:${question.code}`)}
          </Fragment>
        ))}
      {part === scenarioPart
        ? edition.scenarios.map((scenario) => (
            <Fragment key={scenario.code}>
              <ScenarioField
                scenario={scenario}
                level={value.scenarios[scenario.code]}
                open={assessment.open}
                onChange={(level) => draft.change(`s:${scenario.code}`, String(level))}
              />
              {conflictOf(`s:${scenario.code}`)}
            </Fragment>
          ))
        : null}
      {next ? (
        <button
          type="button"
          className="next-part"
          onClick={() => {
            setPart(next.code);
            document.querySelector('.sheet')?.scrollIntoView();
          }}
        >
          {t('level.nextPart', { name: next.name })} →
        </button>
      ) : null}
    </div>
  );
}

const savedOf = ({ answers, version, updatedBy, updatedAt }: AssessmentView): Saved => ({
  texts: textsOf(answers),
  version,
  by: updatedBy,
  at: updatedAt,
});
