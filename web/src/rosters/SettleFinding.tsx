/** The answer to one finding: a choice, the right text for the cell, or what becomes of the row. Kept as soon as it is given. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AutoComplete, Button, Checkbox, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { answerFindings, rosterImportQuery } from '../api/roster-queries.ts';
import type { RosterAnswer, RosterFinding, RosterImportView } from '../api/types.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';

type Props = { view: RosterImportView; finding: RosterFinding };

export function SettleFinding({ view, finding }: Props) {
  const { t, code } = useWords();
  const client = useQueryClient();
  const { queryKey } = rosterImportQuery(view.id);
  const [alike, setAlike] = useState(finding.alike > 0 && finding.kind === 'question');
  const answering = useMutation({
    mutationFn: (answer: Omit<RosterAnswer, 'position'>) =>
      answerFindings(view, [{ position: finding.position, ...answer, ...(alike ? { alike } : {}) }]),
    onSuccess: async (next) => {
      client.setQueryData(queryKey, next);
      await client.invalidateQueries({ queryKey: ['rosters', view.id, 'findings'] });
    },
    onError: () => client.invalidateQueries({ queryKey }),
  });
  const { answer, takes } = finding;
  const isAnswered = finding.kind === 'answered' || answer !== null;
  const open = view.options.answer;
  if (isAnswered)
    return (
      <>
        {answer ? (
          <p className="good-words">
            {t('roster.answered', {
              answer: answer.text ?? (answer.decision ? code('rosterDecision', answer.decision) : ''),
            })}
          </p>
        ) : null}
        {open ? (
          <Button size="small" loading={answering.isPending} onClick={() => answering.mutate({})}>
            {t('roster.takeBack')}
          </Button>
        ) : null}
        {answering.error ? <ProblemNotice error={answering.error} /> : null}
      </>
    );
  if (!open) return null;
  if (!takes.text && takes.decisions.length === 0)
    return finding.kind === 'warning' ? null : <span className="muted small">{t('roster.inFile')}</span>;
  return (
    <div className="settle">
      {takes.text ? (
        <RightText finding={finding} busy={answering.isPending} onText={(text) => answering.mutate({ text })} />
      ) : null}
      <div className="row-wrap">
        {takes.decisions.map((decision) => (
          <Button
            key={decision}
            size="small"
            disabled={answering.isPending}
            onClick={() => answering.mutate({ decision })}
          >
            {code('rosterDecision', decision)}
          </Button>
        ))}
      </div>
      {finding.alike > 0 ? (
        <Checkbox checked={alike} onChange={({ target }) => setAlike(target.checked)}>
          {t('roster.alike', { count: finding.alike })}
        </Checkbox>
      ) : null}
      {answering.error ? <ProblemNotice error={answering.error} /> : null}
    </div>
  );
}

type Asking = { finding: RosterFinding; busy: boolean; onText: (text: string) => void };

function RightText({ finding: { cell, kind, suggestion, choices }, busy, onText }: Asking) {
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState(suggestion ?? '');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onText(text.trim());
  };
  const label = t('roster.correctAt', { cell });
  const options = choices.map((one) => ({ value: one, label: one }));
  return (
    <form className="row-wrap" onSubmit={send}>
      <label htmlFor={id} className="hidden">
        {label}
      </label>
      {kind === 'question' && choices.length > 0 ? (
        <Select
          id={id}
          className="settle-text"
          placeholder={t('roster.choose')}
          options={options}
          onChange={setText}
          aria-label={label}
          {...(text === '' ? {} : { value: text })}
        />
      ) : (
        <AutoComplete
          id={id}
          className="settle-text"
          placeholder={t('roster.correct')}
          options={options}
          value={text}
          onChange={setText}
          aria-label={label}
        />
      )}
      <Button size="small" htmlType="submit" loading={busy} disabled={text.trim() === ''}>
        {t('roster.save')}
      </Button>
    </form>
  );
}
