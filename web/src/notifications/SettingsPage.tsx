/** How somebody wants to be told, topic by topic; what cannot be turned off says so. Every choice is saved as it is made. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Radio } from 'antd';
import { call } from '../api/client.ts';
import { choicesQuery } from '../api/notification-queries.ts';
import type { ChoicesView } from '../api/types.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';

type Topic = ChoicesView['topics'][number];

export function SettingsPage() {
  const { t } = useWords();
  const asked = useQuery(choicesQuery);
  const choose = useChoose();
  return (
    <>
      <div className="page-head">
        <h1>{t('choices.title')}</h1>
        <p className="lead">{t('choices.lead')}</p>
      </div>
      {choose.error ? <ProblemNotice error={choose.error} /> : null}
      <Read asked={asked} rows={8}>
        {({ topics }) => (
          <div className="choices">
            {topics.map((topic) => (
              <OneTopic
                key={topic.name}
                topic={topic}
                saved={choose.isSuccess && choose.variables.topic === topic.name}
                onChoose={(delivery) => choose.mutate({ topic: topic.name, delivery })}
              />
            ))}
          </div>
        )}
      </Read>
    </>
  );
}

type Props = { topic: Topic; saved: boolean; onChoose: (delivery: Topic['delivery']) => void };

function OneTopic({ topic, saved, onChoose }: Props) {
  const { t, of } = useWords();
  const [only, ...others] = topic.choices;
  return (
    <fieldset className="choice" data-topic={topic.name} aria-describedby={`about-${topic.name}`}>
      <legend>{of(topic.label)}</legend>
      <p id={`about-${topic.name}`} className="muted small">
        {of(topic.about)}
      </p>
      {only !== undefined && others.length === 0 ? (
        <p>
          {of(only.label)} <span className="pill">{t('choices.fixed')}</span>
        </p>
      ) : (
        <Radio.Group
          name={topic.name}
          value={topic.delivery}
          onChange={({ target }) => onChoose(target.value)}
          options={topic.choices.map(({ name, label }) => ({ value: name, label: of(label) }))}
        />
      )}
      <span role="status" className="small choice-saved">
        {saved ? t('choices.saved') : ''}
      </span>
    </fieldset>
  );
}

function useChoose() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (choice: Pick<Topic, 'delivery'> & { topic: Topic['name'] }) =>
      call<ChoicesView>('PUT', '/api/notification-choices', { body: { choices: [choice] } }),
    onSuccess: (saved) => client.setQueryData(choicesQuery.queryKey, saved),
  });
}
