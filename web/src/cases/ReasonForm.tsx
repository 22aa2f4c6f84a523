/** One text that must be given, and the button that sends it. What was typed survives a lost session. */
import { Button, Input, Popconfirm } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useDraft } from '../shared/use-draft.ts';
import { useWords } from '../words/use-words.ts';

type Props = {
  id: string;
  label: string;
  help: string;
  /** `ask`: cannot be taken back, so it asks again. */
  buttons: readonly { text: string; send: (text: string, done: () => void) => void; primary?: boolean; ask?: string }[];
  error: unknown;
  pending: boolean;
  children?: ReactNode;
};

export function ReasonForm({ id, label, help, buttons, error, pending, children }: Props) {
  const { t } = useWords();
  const [text, setText, drop] = useDraft(id, '');
  const [tried, setTried] = useState(false);
  const wrong = tried && text.trim() === '' ? t('form.required') : undefined;
  const done = () => {
    setText('');
    drop();
    setTried(false);
  };
  return (
    <form className="small-form" onSubmit={(event: FormEvent) => event.preventDefault()}>
      {error ? <ProblemNotice error={error} /> : null}
      {children}
      <Field id={id} label={label} required help={help} error={wrong}>
        <Input.TextArea
          id={id}
          rows={4}
          maxLength={2000}
          showCount
          value={text}
          aria-describedby={describedBy(id)}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="buttons">
        {buttons.map(({ text: name, send, primary, ask }) => {
          const say = () => {
            if (text.trim() !== '') send(text.trim(), done);
          };
          const press = () => {
            setTried(true);
            if (ask === undefined) say();
          };
          const button = (
            <Button key={name} type={primary ? 'primary' : 'default'} loading={pending} onClick={press}>
              {name}
            </Button>
          );
          if (ask === undefined || text.trim() === '') return button;
          return (
            <Popconfirm key={name} title={ask} okText={name} onConfirm={say}>
              {button}
            </Popconfirm>
          );
        })}
      </div>
    </form>
  );
}
