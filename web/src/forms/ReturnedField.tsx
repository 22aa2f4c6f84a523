/** A field that is open again: the remark above it and, as soon as it is changed, what it was beside what it is. */
import { UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { FieldView, FormView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { AnswerText } from './AnswerText.tsx';
import { readField } from './field-values.ts';
import { OldAndNew } from './OldAndNew.tsx';
import { Remark } from './Remark.tsx';
import { askedOf, isEmpty, type Supplement } from './supplement.ts';

type Props = {
  form: FormView;
  field: FieldView;
  text: string;
  supplement: Supplement;
  onRestore: (text: string) => void;
  children: ReactNode;
};

export function ReturnedField({ form, field, text, supplement, onRestore, children }: Props) {
  const { t, of } = useWords();
  const item = `field:${field.code}`;
  const whys = askedOf(supplement).find(({ code }) => code === item)?.whys ?? [];
  const old = form.before?.[field.code];
  const { value, wrong } = readField(field, text);
  const changed = wrong === null && (isEmpty(old) ? !isEmpty(value) : value !== old);
  return (
    <div
      className={whys.length > 0 || changed ? 'returned-item boxed' : 'returned-item'}
      data-item={item}
      data-changed={changed ? 'yes' : 'no'}
    >
      <Remark id={`${form.form}-${field.code}-remark`} whys={whys} />
      {children}
      {changed ? (
        <OldAndNew
          old={<AnswerText field={field} value={old} beside={{ other: value, is: 'old' }} />}
          now={<AnswerText field={field} value={value} beside={{ other: old, is: 'new' }} />}
        >
          <Button
            size="small"
            icon={<UndoOutlined aria-hidden="true" />}
            aria-label={t('supplement.restoreName', { name: of(field.label) })}
            data-restore={field.code}
            onClick={() => onRestore(isEmpty(old) ? '' : String(old))}
          >
            {t('supplement.restore')}
          </Button>
        </OldAndNew>
      ) : null}
    </div>
  );
}
