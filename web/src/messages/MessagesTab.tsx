/** What is said on the case as far as it is for the person, newest first, and writing to the others. */
import { EditOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import '../app/messages.css';
import { messagesQuery } from '../api/case-queries.ts';
import type { CaseView, MessageList, MessageView } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { MoreButton } from '../shared/MoreButton.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { Composer } from './Composer.tsx';
import { OneMessage } from './OneMessage.tsx';
import { useMarkRead } from './use-mark-read.ts';
import { useMessageDraft } from './use-message-draft.ts';

export function MessagesTab({ view }: { view: CaseView }) {
  const { t } = useWords();
  const asked = useInfiniteQuery(messagesQuery(view.id));
  useMarkRead(view.id, asked.data?.pages);
  return (
    <Section title={t('message.title')} lead={t('message.lead')}>
      <Read asked={asked}>
        {({ pages: [first, ...more] }) =>
          first === undefined ? null : (
            <>
              <Talk view={view} writing={first.writing} items={[first, ...more].flatMap(({ items }) => items)} />
              <MoreButton asked={asked} />
            </>
          )
        }
      </Read>
    </Section>
  );
}

type Talking = { view: CaseView; writing: MessageList['writing']; items: readonly MessageView[] };

/** Whoever comes to read finds the messages first; whoever has begun to write, or has nothing to read, finds the form. */
function Talk({ view, writing, items }: Talking) {
  const { t, of } = useWords();
  const drafting = useMessageDraft(view.id);
  /** How often somebody asked to write: each time the form takes the focus. */
  const [begun, setBegun] = useState(0);
  const { draft, keep } = drafting;
  const open = begun > 0 || draft.text !== '' || draft.documents.length > 0 || items.length === 0;
  /** To the side that wrote, and to nobody else: whoever wants more readers chooses them. */
  const reply = ({ author }: MessageView) => {
    keep({ readers: writing.readers.flatMap(({ name, ready }) => (ready && name === author.role ? [name] : [])) });
    setBegun(begun + 1);
  };
  return (
    <>
      {writing.ready && open ? (
        <Composer view={view} writing={writing} drafting={drafting} begun={begun} onSent={() => setBegun(0)} />
      ) : null}
      {writing.ready && !open ? (
        <Button type="primary" icon={<EditOutlined aria-hidden="true" />} onClick={() => setBegun(begun + 1)}>
          {t('message.write')}
        </Button>
      ) : null}
      {writing.why ? <p className="note">{of(writing.why)}</p> : null}
      {items.length === 0 ? (
        <EmptyState title={t('message.none')}>{t('message.noneNext')}</EmptyState>
      ) : (
        <ol className="plain messages">
          {items.map((one) => (
            <OneMessage key={one.id} one={one} onReply={writing.ready && !one.mine ? reply : null} />
          ))}
        </ol>
      )}
    </>
  );
}
