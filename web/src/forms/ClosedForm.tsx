/** A form that was given in, to read. */
import type { FieldView, FormView } from '../api/types.ts';
import { Money } from '../shared/Money.tsx';
import { useWords } from '../words/use-words.ts';

export function ClosedForm({ form }: { form: FormView }) {
  const { of } = useWords();
  const answered = form.fields.filter(({ code }) => form.answers[code] !== undefined);
  if (answered.length === 0) return null;
  return (
    <dl className="answers">
      {answered.map((field) => (
        <div key={field.code}>
          <dt>{of(field.label)}</dt>
          <dd>
            <Answer field={field} form={form} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Answer({ field, form }: { field: FieldView; form: FormView }) {
  const { t } = useWords();
  const value = form.answers[field.code];
  if (typeof value === 'boolean') return t(value ? 'form.yes' : 'form.no');
  if (field.type === 'yuan') return <Money yuan={String(value)} />;
  return <span className="kept-lines">{String(value)}</span>;
}
