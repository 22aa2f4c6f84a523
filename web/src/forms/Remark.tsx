/** What the reviewer said about one item, in the reviewer's own words. */
import { MessageOutlined } from '@ant-design/icons';
import { useWords } from '../words/use-words.ts';

export function Remark({ id, whys }: { id?: string; whys: readonly string[] }) {
  const { t } = useWords();
  if (whys.length === 0) return null;
  return (
    <div className="remark" data-remark {...(id ? { id } : {})}>
      <MessageOutlined aria-hidden="true" />
      <div>
        <span className="remark-who">{t('supplement.remark')}</span>
        {whys.map((why) => (
          <p key={why}>{why}</p>
        ))}
      </div>
    </div>
  );
}
