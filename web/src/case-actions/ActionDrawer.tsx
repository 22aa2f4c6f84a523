/** Saying something to a case: fill in, check what will be said, confirm. What was typed stays through every refusal. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { type FormEvent, useState } from 'react';
import { machineQuery } from '../api/reference-queries.ts';
import type { CaseOption, CaseView } from '../api/types.ts';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { Loading } from '../shared/Loading.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useDraft } from '../shared/use-draft.ts';
import { useMachineNames } from '../shared/use-machine.ts';
import { useNarrow } from '../shared/use-media.ts';
import { useWords } from '../words/use-words.ts';
import { ActionFieldInput } from './ActionFieldInput.tsx';
import { CheckStep } from './CheckStep.tsx';
import { StaleNotice } from './StaleNotice.tsx';
import { fieldsOf, shownFields } from './schema-fields.ts';
import { bodyOf, errorsOf, nothingTyped, type Typed, textOf } from './typed.ts';
import { useEvent } from './use-event.ts';

type Props = { view: CaseView; option: CaseOption; onClose: () => void };

export function ActionDrawer({ view, option, onClose }: Props) {
  const { t, of } = useWords();
  const names = useMachineNames();
  const narrow = useNarrow();
  const { message } = App.useApp();
  const machine = useQuery(machineQuery).data;
  const [typed, setTyped, dropTyped] = useDraft<Typed>(`say.${view.id}.${option.type}`, nothingTyped);
  const [checking, setChecking] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const event = useEvent(view, (after) => {
    dropTyped();
    message.success(
      t(after.ended ? 'action.doneEnded' : 'action.done', {
        action: of(option.label),
        state: of(after.stateName),
        desk: names.desk(after.desk),
      }),
      6,
    );
    onClose();
  });

  const schema = machine?.events.find(({ type }) => type === option.type)?.fields ?? {};
  const fields = shownFields(fieldsOf(schema), textOf(typed, 'kind'));
  const errors = attempt > 0 ? errorsOf(fields, typed) : [];
  const idOf = (name: string) => `say-${name}`;
  const stillPossible = event.seen.options.some(({ type, ready }) => type === option.type && ready);
  // Until the machine is there nobody knows what the event asks for.
  const check = checking || (machine !== undefined && fields.length === 0);

  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    setAttempt(attempt + 1);
    if (errorsOf(fields, typed).length === 0) setChecking(true);
  };

  return (
    <Drawer
      open
      title={of(option.label)}
      size={narrow ? '100%' : 560}
      onClose={onClose}
      mask={{ closable: false }}
      aria-label={of(option.label)}
    >
      {event.stale ? <StaleNotice stale={event.stale} possible={stillPossible} /> : null}
      {event.error && !event.stale ? <ProblemNotice error={event.error} /> : null}
      {option.asks.length > 0 ? (
        <div className="note">
          <p>{t('action.asks')}</p>
          <ul>
            {option.asks.map(({ code, why }) => (
              <li key={code}>{why}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {option.type.startsWith('objection.') ? <p className="note">{t('objector.notInReason')}</p> : null}
      {machine === undefined ? (
        <Loading />
      ) : check ? (
        <>
          <CheckStep fields={fields} typed={typed} view={view} label={of(option.label)} />
          <div className="buttons">
            <Button
              type="primary"
              size="large"
              data-confirm={option.type}
              loading={event.pending}
              disabled={!stillPossible}
              onClick={() => event.say(bodyOf(option.type, fields, typed))}
            >
              {t('action.confirm', { action: of(option.label) })}
            </Button>
            <Button size="large" onClick={() => (fields.length === 0 ? onClose() : setChecking(false))}>
              {t(fields.length === 0 ? 'action.cancel' : 'action.back')}
            </Button>
          </div>
        </>
      ) : (
        <form onSubmit={submit} noValidate>
          <ErrorSummary
            errors={errors.map(({ name, word }) => ({ fieldId: idOf(name), text: t(word) }))}
            attempt={attempt}
          />
          {fields.map((field) => {
            const wrong = errors.find(({ name }) => name === field.name);
            return (
              <ActionFieldInput
                key={field.name}
                id={idOf(field.name)}
                field={field}
                event={option.type}
                view={event.seen}
                typed={typed}
                onTyped={setTyped}
                error={wrong ? t(wrong.word) : undefined}
              />
            );
          })}
          <div className="buttons">
            <Button type="primary" htmlType="submit" size="large" data-next={option.type}>
              {t('action.next')}
            </Button>
            <Button size="large" onClick={onClose}>
              {t('action.cancel')}
            </Button>
          </div>
        </form>
      )}
    </Drawer>
  );
}
