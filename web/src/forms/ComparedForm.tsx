/** A form that was given back, for who reads it: as it stands, old beside new, or only what changed. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Radio } from 'antd';
import type { CaseView, DocumentView, FormView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { AskedPanel } from './AskedPanel.tsx';
import { ClosedForm } from './ClosedForm.tsx';
import { ComparedFields } from './ComparedFields.tsx';
import { Papers } from './Papers.tsx';
import { QuestionnaireItem } from './QuestionnaireItem.tsx';
import { isFresh, type Supplement, worthReading } from './supplement.ts';

const looks = ['compare', 'changed', 'now'] as const;
type Look = (typeof looks)[number];
type Props = { view: CaseView; form: FormView; supplement: Supplement; documents: readonly DocumentView[] };

export function ComparedForm({ view, form, supplement, documents }: Props) {
  const search = useSearch({ from: '/shell/cases/$caseId' });
  const navigate = useNavigate({ from: '/cases/$caseId' });
  const worth = worthReading(supplement);
  /** Nothing has been handed in that could be compared, or nothing was asked and nothing is different. */
  const comparable = supplement.answered?.handedIn === true && worth.size > 0;
  const chosen = looks.find((look) => search.kind === `${form.form}.${look}`);
  const usual: Look = isFresh(supplement, view) ? 'compare' : 'now';
  const look = comparable ? (chosen ?? usual) : usual;
  const isShown = (kind: string) => (one: { code: string }) => look !== 'changed' || worth.has(`${kind}:${one.code}`);
  const { questionnaire } = form;
  return (
    <div data-view={look}>
      <AskedPanel form={form} supplement={supplement} />
      {comparable ? (
        <Looks
          look={look}
          count={worth.size}
          onChoose={(next) =>
            navigate({ search: { tab: 'forms', kind: `${form.form}.${next}` }, replace: true, resetScroll: false })
          }
        />
      ) : null}
      {look === 'now' ? (
        <ClosedForm form={form} />
      ) : (
        <ComparedFields form={form} supplement={supplement} only={isShown('field')} />
      )}
      <Papers caseId={view.id} form={form} documents={documents} only={isShown('paper')} compared={look !== 'now'} />
      {look !== 'now' && questionnaire !== null && worth.has(`questionnaire:${questionnaire}`) ? (
        <QuestionnaireItem caseId={view.id} form={form} kind={questionnaire} supplement={supplement} />
      ) : null}
    </div>
  );
}

function Looks({ look, count, onChoose }: { look: Look; count: number; onChoose: (look: Look) => void }) {
  const { t } = useWords();
  return (
    <fieldset className="looks">
      <legend className="hidden">{t('supplement.look')}</legend>
      <Radio.Group value={look} onChange={(event) => onChoose(event.target.value)}>
        {looks.map((one) => (
          <Radio key={one} value={one} data-look={one}>
            {t(`supplement.look.${one}`, { count })}
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}
