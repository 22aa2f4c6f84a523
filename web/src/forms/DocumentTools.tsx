/** What may be done with a paper that was given: put a new one in its place, or withdraw it. */
import { Button, Popconfirm } from 'antd';
import { useRef } from 'react';
import type { DocumentView, PaperView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';

type Props = {
  one: DocumentView;
  paper: PaperView;
  /** Whether replacing is offered; otherwise a new one goes beside it. */
  replace: ((file: File) => Promise<void>) | null;
  onWithdraw: () => void;
};

export function DocumentTools({ one, paper, replace, onWithdraw }: Props) {
  const { t } = useWords();
  const chooser = useRef<HTMLInputElement | null>(null);
  /** Made when it is needed, so that the drop area stays the one place of this paper where a file goes in by itself. */
  const choose = (send: (file: File) => Promise<void>) => {
    const input = document.createElement('input');
    chooser.current = input;
    input.type = 'file';
    input.accept = paper.accepts.join(',');
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file) void send(file);
    });
    input.click();
  };
  return (
    <span className="document-tools">
      {replace ? (
        <Button
          size="small"
          type="primary"
          ghost
          aria-label={t('papers.replaceName', { name: one.name })}
          data-replace={one.id}
          onClick={() => choose(replace)}
        >
          {t('papers.replace')}
        </Button>
      ) : null}
      <Popconfirm title={t('papers.withdrawAsk')} okText={t('papers.withdraw')} onConfirm={onWithdraw}>
        <Button size="small" aria-label={t('papers.withdrawName', { name: one.name })}>
          {t('papers.withdraw')}
        </Button>
      </Popconfirm>
    </span>
  );
}
