/** Inviting somebody to an office of the city: first the office, then the role and the mail address. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Modal, Select } from 'antd';
import { useState } from 'react';
import { officesQuery } from '../api/member-queries.ts';
import { InviteForm } from '../members/InviteForm.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';

export function InviteOfficial({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const asked = useQuery(officesQuery);
  const [officeId, setOffice] = useState('');
  return (
    <Modal open title={t('people.invite')} footer={null} onCancel={onClose}>
      <p>{t('people.inviteLead')}</p>
      <Read asked={asked} rows={2}>
        {({ items }) => {
          const office = items.find(({ id }) => id === officeId);
          return (
            <>
              <Field id="invite-office" label={t('people.office')} required>
                <Select
                  id="invite-office"
                  showSearch={{ optionFilterProp: 'label' }}
                  options={items.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={(next: string) => setOffice(next)}
                  aria-describedby={describedBy('invite-office')}
                  {...(officeId === '' ? {} : { value: officeId })}
                />
              </Field>
              {office ? (
                <>
                  <InviteForm key={office.id} organisationId={office.id} roles={office.roles} mayLead={false} />
                  <p>
                    <Link to="/members" search={{ organisation: office.id }}>
                      {t('people.toOffice')}
                    </Link>
                  </p>
                </>
              ) : null}
            </>
          );
        }}
      </Read>
    </Modal>
  );
}
