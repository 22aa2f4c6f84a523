/** One answer of a form that was given in; a telephone or a mail address is masked and can be asked for. */
import type { FieldView, FormView } from '../api/types.ts';
import { Masked } from '../privacy/Masked.tsx';
import { useWords } from '../words/use-words.ts';
import { AnswerText } from './AnswerText.tsx';

export function Answer({ form, field }: { form: FormView; field: FieldView }) {
  const { of } = useWords();
  const value = form.answers[field.code];
  const name = `form.${field.code}`;
  if (form.reveals.some((one) => one.field === name))
    return <Masked shown={String(value)} reveals={form.reveals} field={name} what={of(field.label)} />;
  return <AnswerText field={field} value={value} />;
}
