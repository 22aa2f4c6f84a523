/** What has to be put right: the fields and papers of the case to click, each with what is wrong with it. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { documentsQuery, formsQuery } from '../api/case-queries.ts';
import type { CaseView, FormView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import type { Defect } from './typed.ts';

type Props = { view: CaseView; defects: readonly Defect[]; onChange: (defects: readonly Defect[]) => void };

export function DefectList({ view, defects, onChange }: Props) {
  const { t, of, code: word } = useWords();
  const forms = useQuery(formsQuery(view.id)).data?.items ?? [];
  const documents = useQuery(documentsQuery(view.id)).data?.items ?? [];
  const names = new Map(forms.flatMap(itemsOf));
  /** Only what has been given can be put right. */
  const given = forms.filter(
    ({ updatedAt, papers }) =>
      updatedAt !== null || papers.some(({ code }) => documents.some(({ paper }) => paper === code)),
  );
  const chosen = new Set(defects.map(({ field }) => field));
  return (
    <>
      {given.map((form) => (
        <div key={form.form} className="defect-fields">
          <p className="small muted">{of(form.label)}</p>
          {itemsOf(form)
            .filter(([code]) => !chosen.has(code))
            .map(([code, name]) => (
              <Button
                key={code}
                size="small"
                icon={<PlusOutlined aria-hidden="true" />}
                onClick={() => onChange([...defects, { field: code, why: '' }])}
              >
                {name}
              </Button>
            ))}
        </div>
      ))}
      <ul className="plain defects">
        {defects.map(({ field, why }, index) => {
          const name = names.get(field) ?? field;
          return (
            <li key={field}>
              <label htmlFor={`defect-${field}`}>{name}</label>
              <span className="defect-row">
                <Input
                  id={`defect-${field}`}
                  value={why}
                  maxLength={500}
                  placeholder={t('action.defectWhy')}
                  onChange={(event) =>
                    onChange(defects.map((one, at) => (at === index ? { field, why: event.target.value } : one)))
                  }
                />
                <Button
                  aria-label={t('action.defectRemove', { name })}
                  icon={<DeleteOutlined aria-hidden="true" />}
                  onClick={() => onChange(defects.filter((_, at) => at !== index))}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );

  /** Everything of a form that can be asked for again, by the name it is asked under. */
  function itemsOf({ fields, papers, questionnaire }: FormView): (readonly [string, string])[] {
    const written = [...fields, ...papers].map(({ code, label }) => [code, of(label)] as const);
    if (questionnaire === null) return written;
    const name = t('supplement.questionnaire', { kind: word('assessmentKind', questionnaire) });
    return [...written, [`questionnaire:${questionnaire}`, name]];
  }
}
