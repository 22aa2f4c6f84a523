/** What the city knows of the enterprise already: that it was filled in from there, or what the record says instead. */
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { FieldValue, FieldView } from '../api/types.ts';
import { groupYuan } from '../shared/money.ts';
import { useWords } from '../words/use-words.ts';
import { readField } from './field-values.ts';

type Props = { field: FieldView; known: FieldValue | undefined; text: string; onTake: (text: string) => void };

export function KnownMark({ field, known, text, onTake }: Props) {
  const { t } = useWords();
  if (known === undefined) return null;
  const same = readField(field, text).value === readField(field, String(known)).value;
  const shown = field.type === 'yuan' ? groupYuan(String(known)) : String(known);
  return (
    <p className="known small" data-known={same ? 'same' : 'differs'}>
      {same ? t('form.known') : t('form.knownOther', { value: shown })}{' '}
      {same ? null : (
        <Button size="small" onClick={() => onTake(String(known))}>
          {t('form.knownTake')}
        </Button>
      )}{' '}
      <Link to="/organisation">{t('form.knownCorrect')}</Link>
    </p>
  );
}
