/** One message: who wrote it, who reads it, when, what, and the papers that go with it. */
import { Button } from 'antd';
import type { MessageView } from '../api/types.ts';
import { DocumentRow } from '../forms/DocumentRow.tsx';
import { Instant } from '../shared/Instant.tsx';
import { dateTimeText } from '../shared/instants.ts';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';
import { useReaderWords } from './use-reader-words.ts';

const parties = ['enterprise', 'provider', 'agency', 'auditFirm'];

type Props = { one: MessageView; onReply: ((one: MessageView) => void) | null };

export function OneMessage({ one, onReply }: Props) {
  const { t } = useWords();
  const names = useMachineNames();
  const readers = useReaderWords();
  const { author } = one;
  const who = one.mine ? t('message.you') : (author.name ?? names.role(author.role));
  const about = [...(author.name === null ? [] : [names.role(author.role)]), author.organisation];
  // A party's own people are not among the readers that it chose.
  const party = parties.includes(author.role);
  const to = [...one.to.map(readers), ...(party ? [t('message.andColleagues', { own: author.organisation })] : [])];
  return (
    <li className={one.unread ? 'message message-new' : 'message'} data-message={one.id}>
      <p className="message-head">
        <b>{who}</b>
        <span className="muted">
          {' '}
          · {about.join(' · ')} · <Instant at={one.at} />
        </span>
        {one.unread ? <span className="pill pill-copper">{t('message.new')}</span> : null}
      </p>
      <p className="small muted message-to">
        {t('message.to')}
        {to.join(t('app.comma'))}
      </p>
      <p className="kept-lines message-text">{one.text}</p>
      {one.papers.length > 0 ? (
        <ul className="plain" aria-label={t('message.papers')}>
          {one.papers.map((paper) => (
            <DocumentRow key={paper.id} one={paper} version={null} />
          ))}
        </ul>
      ) : null}
      {one.closedPapers > 0 ? (
        <p className="small muted">{t('message.closedPapers', { count: one.closedPapers })}</p>
      ) : null}
      {onReply ? (
        <Button
          size="small"
          aria-label={t('message.replyTo', { author: who, at: dateTimeText(one.at) })}
          onClick={() => onReply(one)}
        >
          {t('message.reply')}
        </Button>
      ) : null}
    </li>
  );
}
