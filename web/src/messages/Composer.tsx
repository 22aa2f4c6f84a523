/** Writing a message: to whom, in words who will read it, what, with which papers. Nothing typed is lost until it is sent. */
import { SendOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import type { CaseView, MessageList } from '../api/types.ts';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { FileChoice } from './FileChoice.tsx';
import { PaperChoice, useAttachable } from './PaperChoice.tsx';
import { ReaderChoice } from './ReaderChoice.tsx';
import type { useMessageDraft } from './use-message-draft.ts';
import { useSend } from './use-send.ts';

type Props = {
  view: CaseView;
  writing: MessageList['writing'];
  drafting: ReturnType<typeof useMessageDraft>;
  /** How often the person asked to write; zero where the form is simply there. */
  begun: number;
  onSent: () => void;
};

export function Composer({ view, writing, drafting, begun, onSent }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const { draft, keep, attach, intent, clear } = drafting;
  const { readers, files } = writing;
  const [attempt, setAttempt] = useState(0);
  const attachable = useAttachable(view.id);
  useEffect(() => {
    if (begun > 0) document.getElementById('message-text')?.focus();
  }, [begun]);
  const sending = useSend(view.id, intent, () => {
    clear();
    onSent();
    setAttempt(0);
    void message.success(t('message.sent'));
  });
  // Whoever has left the case since the draft was begun is not written to, and what was withdrawn does not go with it.
  const chosen = draft.readers.filter((name) => readers.some((one) => one.name === name && one.ready));
  const documents = draft.documents.filter((id) => attachable?.some((one) => one.id === id) !== false);
  const brought = (attachable ?? []).filter(({ id, paper }) => paper === files.code && documents.includes(id));
  const wrong = attempt > 0 && draft.text.trim() === '' ? t('message.textMissing') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (draft.text.trim() === '' || sending.isPending) return;
    sending.mutate({
      text: draft.text.trim(),
      audience: ['bureau', ...chosen],
      documents: [...documents],
    });
  };
  return (
    <form className="composer" onSubmit={submit} aria-label={t('message.write')} noValidate>
      <h3>{t('message.write')}</h3>
      {sending.error ? <ProblemNotice error={sending.error} /> : null}
      <ErrorSummary errors={wrong ? [{ fieldId: 'message-text', text: wrong }] : []} attempt={attempt} />
      <ReaderChoice writing={writing} chosen={chosen} onChange={(next) => keep({ readers: next })} />
      <Field id="message-text" label={t('message.text')} required help={t('message.textHelp')} error={wrong}>
        <Input.TextArea
          id="message-text"
          rows={4}
          maxLength={4000}
          showCount
          value={draft.text}
          aria-describedby={describedBy('message-text')}
          onChange={(event) => keep({ text: event.target.value })}
        />
      </Field>
      <FileChoice
        caseId={view.id}
        files={files}
        chosen={brought}
        room={files.maxFiles - documents.length}
        onAdd={attach}
        onRemove={(id) => keep({ documents: documents.filter((one) => one !== id) })}
      />
      <PaperChoice
        papers={(attachable ?? []).filter(({ paper }) => paper !== files.code)}
        chosen={documents.filter((id) => !brought.some((one) => one.id === id))}
        most={files.maxFiles - brought.length}
        onChange={(papers) => keep({ documents: [...brought.map(({ id }) => id), ...papers] })}
      />
      <div className="buttons">
        <Button
          type="primary"
          htmlType="submit"
          icon={<SendOutlined aria-hidden="true" />}
          loading={sending.isPending}
          data-send="message"
        >
          {t('message.send')}
        </Button>
        <span className="muted small">{t('message.kept')}</span>
      </div>
    </form>
  );
}
