/** One questionnaire: the parts, what is answered, and the level as the server computes it from what is saved. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { assessmentQuery, caseQuery, formsQuery } from '../api/case-queries.ts';
import { call } from '../api/client.ts';
import { editionQuery } from '../api/reference-queries.ts';
import type { Answers, AssessmentView, Edition } from '../api/types.ts';
import { Read } from '../shared/Read.tsx';
import { SaveLine } from '../shared/SaveLine.tsx';
import { useAutosave } from '../shared/use-autosave.ts';
import { useWords } from '../words/use-words.ts';
import { progressOf, questionsOf, scenarioPart } from './choose-option.ts';
import { LevelPreview } from './LevelPreview.tsx';
import { QuestionField } from './QuestionField.tsx';
import { ScenarioField } from './ScenarioField.tsx';

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
  const { value, change, flush, status, settle } = useAutosave<Answers>({
    name: `level.${caseId}.${assessment.kind}.${assessment.round}`,
    initial: { value: assessment.answers, version: assessment.version },
    save: async (answers, version) => {
      const saved = await call<AssessmentView>('PUT', `/api/cases/${caseId}/assessments/${assessment.kind}`, {
        body: { answers, version },
      });
      client.setQueryData(query.queryKey, saved);
      await client.invalidateQueries({ queryKey: caseQuery(caseId).queryKey, exact: true });
      await client.invalidateQueries({ queryKey: formsQuery(caseId).queryKey });
      return saved.version;
    },
    reload: async () => {
      const now = await client.fetchQuery({ ...query, staleTime: 0 });
      return { value: now.answers, version: now.version };
    },
  });
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
          status={status}
          savedAt={assessment.updatedAt === null ? null : new Date(assessment.updatedAt)}
          onSettle={settle}
          onRetry={flush}
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
          <QuestionField
            key={question.code}
            question={question}
            chosen={value.questions[question.code] ?? []}
            open={assessment.open}
            onChange={(keys) => change({ ...value, questions: { ...value.questions, [question.code]: keys } })}
          />
        ))}
      {part === scenarioPart
        ? edition.scenarios.map((scenario) => (
            <ScenarioField
              key={scenario.code}
              scenario={scenario}
              level={value.scenarios[scenario.code]}
              open={assessment.open}
              onChange={(level) => change({ ...value, scenarios: { ...value.scenarios, [scenario.code]: level } })}
            />
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
