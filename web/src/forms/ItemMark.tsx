/** Beside an item, for who reviews it again: changed, asked for and not changed, or changed without being asked. */
import { ExclamationCircleFilled, SwapOutlined } from '@ant-design/icons';
import { useWords } from '../words/use-words.ts';
import type { Supplement } from './supplement.ts';

export function ItemMark({ supplement, item }: { supplement: Supplement; item: string }) {
  const { t } = useWords();
  const { answered, changed, items } = supplement;
  if (!answered?.handedIn) return null;
  const asked = items.some(({ code }) => code === item);
  if (changed.includes(item))
    return (
      <span className="mark mark-changed">
        <SwapOutlined aria-hidden="true" />{' '}
        {t(asked || items.length === 0 ? 'supplement.is.changed' : 'supplement.is.besides')}
      </span>
    );
  if (!asked) return null;
  return (
    <span className="mark mark-same">
      <ExclamationCircleFilled aria-hidden="true" /> {t('supplement.is.same')}
    </span>
  );
}
