/** The next page of a list; nothing where there is none. */
import { Button } from 'antd';
import { useWords } from '../words/use-words.ts';

type Props = { asked: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> } };

export function MoreButton({ asked }: Props) {
  const { t } = useWords();
  return asked.hasNextPage ? (
    <Button loading={asked.isFetchingNextPage} onClick={() => asked.fetchNextPage()}>
      {t('list.more')}
    </Button>
  ) : null;
}
