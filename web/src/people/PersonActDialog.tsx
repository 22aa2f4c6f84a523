/** The dialogue of what an administrator does to an account; always with a reason. */
import { Radio } from 'antd';
import { useState } from 'react';
import type { PersonView } from '../api/types.ts';
import { ActDialog } from '../members/ActDialog.tsx';
import { useWords } from '../words/use-words.ts';

type Act = PersonView['may'][number];
const paths = {
  endSessions: 'sessions/end',
  deactivate: 'deactivate',
  reactivate: 'reactivate',
  resetSecondFactor: 'second-factor/reset',
} as const satisfies Record<Act, string>;

type Props = { act: Act; person: PersonView; onClose: () => void };

export function PersonActDialog({ act, person, onClose }: Props) {
  const { t } = useWords();
  const [memberships, setMemberships] = useState<'end' | 'rest'>('end');
  return (
    <ActDialog
      title={`${t(`personAct.${act}`)}：${person.name}`}
      lead={t(`personLead.${act}`)}
      confirm={t(`personAct.${act}`)}
      danger={act === 'deactivate'}
      onClose={onClose}
      request={(reason) => ({
        method: 'POST',
        path: `/api/people/${person.id}/${paths[act]}`,
        body: act === 'deactivate' ? { reason, memberships } : { reason },
      })}
    >
      {() =>
        act === 'deactivate' ? (
          <fieldset className="field">
            <legend className="field-label">{t('person.theirMemberships')}</legend>
            <Radio.Group
              value={memberships}
              options={[
                { value: 'end', label: t('person.end') },
                { value: 'rest', label: t('person.rest') },
              ]}
              onChange={(event) => setMemberships(event.target.value)}
            />
          </fieldset>
        ) : null
      }
    </ActDialog>
  );
}
