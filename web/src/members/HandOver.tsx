/** Handing over to a colleague: one's own membership ends or stays. */
import { Radio } from 'antd';
import { useState } from 'react';
import type { MemberView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { ActDialog } from './ActDialog.tsx';
import { ColleagueField } from './ColleagueField.tsx';

type Props = {
  title: string;
  lead: string;
  confirm: string;
  path: string;
  colleagues: readonly MemberView[];
  sole: boolean;
  onClose: () => void;
};

export function HandOver({ path, colleagues, sole, ...common }: Props) {
  const { t } = useWords();
  const [toPersonId, setTo] = useState('');
  const [mine, setMine] = useState<'ends' | 'stays'>('ends');
  return (
    <ActDialog
      {...common}
      incomplete={toPersonId === ''}
      request={(reason) => ({
        method: 'POST',
        path: `${path}/handover`,
        body: { toPersonId, mine, reason },
        leaves: mine === 'ends' && sole,
      })}
    >
      {(tried) => (
        <>
          <ColleagueField colleagues={colleagues} value={toPersonId} tried={tried} onChange={setTo} />
          <fieldset className="field">
            <legend className="field-label">{t('members.mineThen')}</legend>
            <Radio.Group
              value={mine}
              options={[
                { value: 'ends', label: t('members.mineEnds') },
                { value: 'stays', label: t('members.mineStays') },
              ]}
              onChange={(event) => setMine(event.target.value)}
            />
          </fieldset>
        </>
      )}
    </ActDialog>
  );
}
