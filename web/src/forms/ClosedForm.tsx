/** A form that was given in, to read as it stands. */
import type { FieldView, FormView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { Answer } from './Answer.tsx';
import { anchorOf } from './supplement.ts';

type Props = { form: FormView; only?: (field: FieldView) => boolean };

export function ClosedForm({ form, only = () => true }: Props) {
  const { of } = useWords();
  const answered = form.fields.filter((field) => only(field) && form.answers[field.code] !== undefined);
  if (answered.length === 0) return null;
  return (
    <dl className="answers">
      {answered.map((field) => (
        <div key={field.code} id={anchorOf(form.form, `field:${field.code}`)} tabIndex={-1}>
          <dt>{of(field.label)}</dt>
          <dd>
            <Answer form={form} field={field} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
