/** Before and after, side by side: levels, scores by dimension, every scenario. */
import { useQuery } from '@tanstack/react-query';
import { editionQuery } from '../api/reference-queries.ts';
import type { AssessmentView, Edition } from '../api/types.ts';
import { Bar } from '../shared/Bar.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';

export function Comparison({ all }: { all: readonly AssessmentView[] }) {
  const edition = useQuery(editionQuery(all.at(-1)?.edition ?? ''));
  return <Read asked={edition}>{({ edition: known }) => <Sides all={all} edition={known} />}</Read>;
}

function Sides({ all, edition }: { all: readonly AssessmentView[]; edition: Edition }) {
  const { t, code } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scroll" aria-label={t('level.compare')} tabIndex={0}>
      <table className="grid compare">
        <thead>
          <tr>
            <th scope="col">{t('level.what')}</th>
            {all.map(({ kind }) => (
              <th key={kind} scope="col">
                {code('assessmentKind', kind)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('case.level')}</th>
            {all.map(({ kind, level }) => (
              <td key={kind}>
                <b className="figures">{level ?? '—'}</b>
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('level.scoreRow')}</th>
            {all.map(({ kind, score }) => (
              <td key={kind} className="figures">
                {score ?? '—'}
              </td>
            ))}
          </tr>
          {edition.dimensions.map((dimension) => (
            <tr key={dimension.code}>
              <th scope="row" lang="zh-CN">
                {dimension.name} <span className="muted small">/ {dimension.maxPoints}</span>
              </th>
              {all.map(({ kind, dimensions }) => {
                const score = dimensions.find((one) => one.code === dimension.code)?.score ?? '0';
                return (
                  <td key={kind} className="figures">
                    {score} <Bar share={Number(score) / dimension.maxPoints} />
                  </td>
                );
              })}
            </tr>
          ))}
          {edition.scenarios.map((scenario) => (
            <tr key={scenario.code}>
              <th scope="row">
                <span lang="zh-CN">{scenario.name}</span>{' '}
                <span className="muted small">{code('scenarioKind', scenario.kind)}</span>
              </th>
              {all.map(({ kind, answers }) => (
                <td key={kind}>
                  <Steps level={answers.scenarios[scenario.code]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Four boxes, so many filled; the figure stands beside them. */
function Steps({ level }: { level: number | undefined }) {
  return (
    <span className="steps">
      <span aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <span key={step} className={level !== undefined && step <= level ? 'step step-on' : 'step'} />
        ))}
      </span>
      <span className="figures">{level ?? '—'}</span>
    </span>
  );
}
