/** Two people answered the same question differently: both answers, until one is chosen. */
import { Button } from 'antd';
import { useWords } from '../words/use-words.ts';

type Props = { code: string; mine: string; theirs: string; onSettle: (taken: string | 'theirs') => void };

export function AnswerConflict({ code, mine, theirs, onSettle }: Props) {
  const { t } = useWords();
  return (
    <div className="conflict" role="alert" data-conflict={code}>
      <p>{t('save.takenMeanwhile')}</p>
      <span className="conflict-ways">
        <Button onClick={() => onSettle(mine)} data-take="mine">
          {t('save.takeMine')}：{mine || '—'}
        </Button>
        <Button onClick={() => onSettle('theirs')} data-take="theirs">
          {t('save.takeTheirs')}：{theirs || '—'}
        </Button>
      </span>
    </div>
  );
}
