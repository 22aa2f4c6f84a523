/** The answers for who reviews them again: what changed old beside new, what should have changed flagged. */
import type { FieldView, FormView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { Answer } from './Answer.tsx';
import { AnswerText } from './AnswerText.tsx';
import { ItemMark } from './ItemMark.tsx';
import { OldAndNew } from './OldAndNew.tsx';
import { Remark } from './Remark.tsx';
import { anchorOf, askedOf, isEmpty, type Supplement } from './supplement.ts';

type Props = { form: FormView; supplement: Supplement; only: (field: FieldView) => boolean };

export function ComparedFields({ form, supplement, only }: Props) {
  const asked = new Map(askedOf(supplement).map(({ code, whys }) => [code, whys]));
  const shown = form.fields.filter(
    (field) =>
      only(field) &&
      (!isEmpty(form.answers[field.code]) || !isEmpty(form.before?.[field.code]) || asked.has(`field:${field.code}`)),
  );
  if (shown.length === 0) return null;
  return (
    <dl className="answers compared">
      {shown.map((field) => (
        <Compared
          key={field.code}
          form={form}
          field={field}
          supplement={supplement}
          whys={asked.get(`field:${field.code}`) ?? []}
        />
      ))}
    </dl>
  );
}

type One = { form: FormView; field: FieldView; supplement: Supplement; whys: readonly string[] };

function Compared({ form, field, supplement, whys }: One) {
  const { of } = useWords();
  const item = `field:${field.code}`;
  const changed = supplement.changed.includes(item);
  const [old, now] = [form.before?.[field.code], form.answers[field.code]];
  return (
    <div
      id={anchorOf(form.form, item)}
      tabIndex={-1}
      className={changed || whys.length > 0 ? 'returned-item boxed' : ''}
      data-item={item}
      data-changed={changed ? 'yes' : 'no'}
    >
      <dt>
        {of(field.label)} <ItemMark supplement={supplement} item={item} />
      </dt>
      <dd>
        {changed ? (
          <OldAndNew
            old={<AnswerText field={field} value={old} beside={{ other: now, is: 'old' }} />}
            now={<AnswerText field={field} value={now} beside={{ other: old, is: 'new' }} />}
          />
        ) : (
          <Answer form={form} field={field} />
        )}
      </dd>
      {whys.length > 0 ? (
        <dd className="compared-remark">
          <Remark whys={whys} />
        </dd>
      ) : null}
    </div>
  );
}
