/** Another role in the same office. */
import { Select } from 'antd';
import { useState } from 'react';
import { describedBy, Field } from '../shared/Field.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';
import { ActDialog } from './ActDialog.tsx';

type Props = {
  title: string;
  lead: string;
  confirm: string;
  path: string;
  roles: readonly string[];
  onClose: () => void;
};

export function ChangeRole({ path, roles, ...common }: Props) {
  const { t } = useWords();
  const names = useMachineNames();
  const [role, setRole] = useState('');
  return (
    <ActDialog
      {...common}
      incomplete={role === ''}
      request={(reason) => ({ method: 'POST', path: `${path}/role`, body: { role, reason } })}
    >
      {(tried) => (
        <Field
          id="act-role"
          label={t('members.role')}
          required
          error={tried && role === '' ? t('people.roleMissing') : undefined}
        >
          <Select
            id="act-role"
            options={roles.map((one) => ({ value: one, label: names.role(one) }))}
            onChange={(next: string) => setRole(next)}
            aria-describedby={describedBy('act-role')}
            {...(role === '' ? {} : { value: role })}
          />
        </Field>
      )}
    </ActDialog>
  );
}
