/**
 * Somebody else moved the case that is open here. A page on which nobody has typed follows by itself; one with something typed
 * is left as it is, says what happened, and follows when its person wants it to.
 */
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { CaseView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { type CaseChange, whenCaseChanges } from './live.ts';

export function CaseChanged({ view }: { view: CaseView }) {
  const { t, of } = useWords();
  const client = useQueryClient();
  const [change, setChange] = useState<CaseChange | null>(null);
  const typed = useTyped();
  useEffect(
    () =>
      whenCaseChanges((one) => {
        if (one.id !== view.id || one.seq <= view.seq) return;
        setChange(one);
        if (!typed.current) void client.invalidateQueries({ queryKey: ['case', view.id] });
      }),
    [client, typed, view.id, view.seq],
  );
  if (change === null) return <p role="status" className="hidden" />;
  const behind = change.seq > view.seq;
  return (
    <div className="note case-changed" role="status">
      <p>{t('changed.by', { by: of(change.by), did: of(change.did), state: of(change.state) })}</p>
      {behind && typed.current ? (
        <p>
          {t('changed.typing')}{' '}
          <Button size="small" onClick={() => void client.invalidateQueries({ queryKey: ['case', view.id] })}>
            {t('changed.show')}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

/** Whether anything was typed or chosen since the page was opened, in a drawer as well. */
function useTyped() {
  const typed = useRef(false);
  useEffect(() => {
    const note = () => {
      typed.current = true;
    };
    document.addEventListener('input', note, true);
    return () => document.removeEventListener('input', note, true);
  }, []);
  return typed;
}
