/** The answer to a field as people read it; beside another one, the part that differs is marked. */
import type { FieldValue, FieldView } from '../api/types.ts';
import { Money } from '../shared/Money.tsx';
import { useWords } from '../words/use-words.ts';
import { differingPart, isEmpty } from './supplement.ts';

type Props = {
  field: FieldView;
  value: FieldValue | null | undefined;
  /** What it is compared with, and which of the two this one is. */
  beside?: { other: FieldValue | null | undefined; is: 'old' | 'new' };
};

export function AnswerText({ field, value, beside }: Props) {
  const { t } = useWords();
  if (value === undefined || value === null || isEmpty(value))
    return <span className="muted">{t('supplement.nothing')}</span>;
  if (typeof value === 'boolean') return t(value ? 'form.yes' : 'form.no');
  if (field.type === 'yuan') return <Money yuan={String(value)} />;
  if (typeof value === 'string' && typeof beside?.other === 'string' && !isEmpty(beside.other)) {
    const part = beside.is === 'old' ? differingPart(value, beside.other) : differingPart(beside.other, value);
    const own = part[beside.is];
    return (
      <span className="kept-lines in-parts">
        {part.head}
        {own === '' ? null : <mark className={`part-${beside.is}`}>{own}</mark>}
        {part.tail}
      </span>
    );
  }
  return <span className="kept-lines">{String(value)}</span>;
}
