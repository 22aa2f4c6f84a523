/** Who stands behind the application, in one sentence. */
import type { CommitmentView } from '../api/types.ts';
import { dateTimeText } from '../shared/instants.ts';
import { useWords } from '../words/use-words.ts';

export function CommitmentStanding({ commitment: { standing, confirmed } }: { commitment: CommitmentView }) {
  const { t } = useWords();
  const good = standing === 'confirmed' || standing === 'paper';
  const words =
    standing === 'paper'
      ? t('commitment.paper')
      : standing === 'none' || confirmed === null
        ? t('commitment.none')
        : t(`commitment.${standing}`, {
            name: confirmed.name,
            time: dateTimeText(confirmed.at),
            ...(standing === 'confirmed' ? { way: t(`commitment.way.${confirmed.way}`) } : {}),
          });
  return (
    <p className={good ? 'note note-good' : 'note'} role="status" data-commitment={standing}>
      {words}
    </p>
  );
}
