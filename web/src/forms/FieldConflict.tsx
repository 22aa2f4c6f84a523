/** Two people typed into the same field: both texts, whole, until one of the two is chosen or both are kept. */
import { Button } from 'antd';
import type { FieldView, FormView } from '../api/types.ts';
import { clockText } from '../shared/instants.ts';
import { useWords } from '../words/use-words.ts';
import { AnswerText } from './AnswerText.tsx';
import { readField } from './field-values.ts';

type Props = {
  field: FieldView;
  mine: string;
  theirs: string;
  by: FormView['updatedBy'];
  at: string | null;
  onSettle: (taken: string | 'theirs') => void;
};

export function FieldConflict({ field, mine, theirs, by, at, onSettle }: Props) {
  const { t, of } = useWords();
  const shown = (text: string) => <AnswerText field={field} value={readField(field, text).value ?? text} />;
  return (
    <div className="conflict" role="alert" data-conflict={field.code}>
      <p>
        <b>{t('save.both', { field: of(field.label) })}</b>
      </p>
      <dl>
        <dt>
          {t('save.theirText', {
            name: by?.name ?? t('save.somebody'),
            time: at === null ? '' : clockText(new Date(at)),
          })}
        </dt>
        <dd>{shown(theirs)}</dd>
        <dt>{t('save.myText')}</dt>
        <dd>{shown(mine)}</dd>
      </dl>
      <span className="conflict-ways">
        <Button onClick={() => onSettle(mine)} data-take="mine">
          {t('save.takeMine')}
        </Button>
        <Button onClick={() => onSettle('theirs')} data-take="theirs">
          {t('save.takeTheirs')}
        </Button>
        {field.type === 'longText' ? (
          <Button onClick={() => onSettle(`${theirs}\n${mine}`)} data-take="both">
            {t('save.takeBoth')}
          </Button>
        ) : null}
      </span>
    </div>
  );
}
