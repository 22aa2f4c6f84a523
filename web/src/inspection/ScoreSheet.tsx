/** The inspector's sheet, made for a phone on site: one criterion after the other, totals always in sight, saves itself. */
import { useQueryClient } from '@tanstack/react-query';
import { Input, InputNumber } from 'antd';
import { caseQuery, inspectionsQuery } from '../api/case-queries.ts';
import { call } from '../api/client.ts';
import type { InspectionList, InspectionView, Rubric } from '../api/types.ts';
import { Field } from '../shared/Field.tsx';
import { SaveLine } from '../shared/SaveLine.tsx';
import { useAutosave } from '../shared/use-autosave.ts';
import { useWords } from '../words/use-words.ts';
import { Totals } from './Totals.tsx';

type Sheet = { scores: Record<string, number>; findings: string };
type Props = { caseId: string; inspection: InspectionView; rubric: Rubric };

export function ScoreSheet({ caseId, inspection, rubric }: Props) {
  const { t, of } = useWords();
  const client = useQueryClient();
  const { value, change, flush, status, settle } = useAutosave<Sheet>({
    name: `inspection.${inspection.id}`,
    initial: { value: { scores: inspection.scores, findings: inspection.findings }, version: inspection.version },
    save: async (sheet, version) => {
      const saved = await call<InspectionList>('PUT', `/api/cases/${caseId}/inspections/current`, {
        body: { ...sheet, version },
      });
      client.setQueryData(inspectionsQuery(caseId).queryKey, saved);
      await client.invalidateQueries({ queryKey: caseQuery(caseId).queryKey, exact: true });
      return currentOf(saved, inspection).version;
    },
    reload: async () => {
      const now = currentOf(await client.fetchQuery({ ...inspectionsQuery(caseId), staleTime: 0 }), inspection);
      return { value: { scores: now.scores, findings: now.findings }, version: now.version };
    },
  });
  const score = (code: string, points: number | null) => {
    const { [code]: _, ...others } = value.scores;
    change({ ...value, scores: points === null ? others : { ...others, [code]: points } });
  };
  return (
    <div className="score-sheet">
      <Totals inspection={inspection} rubric={rubric} scores={value.scores} />
      <SaveLine status={status} onSettle={settle} onRetry={flush} />
      {rubric.aspects.map((aspect) => (
        <fieldset key={aspect.code} className="aspect">
          <legend>
            {of(aspect.label)}{' '}
            <span className="figures">
              {aspect.criteria.reduce((sum, { code }) => sum + (value.scores[code] ?? 0), 0)} / {aspect.points}
            </span>
          </legend>
          {aspect.criteria.map(({ code, label, points, evidence }) => (
            <div key={code} className="criterion">
              <label htmlFor={`score-${code}`}>
                {of(label)}
                <span className="muted small block">
                  {t('inspection.evidence')}
                  {of(evidence)}
                </span>
              </label>
              <InputNumber
                id={`score-${code}`}
                min={0}
                max={points}
                precision={0}
                suffix={`/ ${points}`}
                value={value.scores[code] ?? null}
                onChange={(next) => score(code, next)}
                onBlur={flush}
              />
            </div>
          ))}
        </fieldset>
      ))}
      <Field id="findings" label={t('inspection.findings')} required help={t('form.limit', { count: 4000 })}>
        <Input.TextArea
          id="findings"
          rows={5}
          maxLength={4000}
          showCount
          value={value.findings}
          onChange={(event) => change({ ...value, findings: event.target.value })}
          onBlur={flush}
        />
      </Field>
      <p className="muted">{t('inspection.thenReport')}</p>
    </div>
  );
}

const currentOf = ({ items }: InspectionList, known: InspectionView): InspectionView =>
  items.find(({ id }) => id === known.id) ?? known;
