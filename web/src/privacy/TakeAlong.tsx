/** The export of each organisation that the person belongs to: a plain link, so that the browser streams it to the disk. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useSession } from '../app/session.ts';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';

export function TakeAlong() {
  const { t } = useWords();
  const { memberships } = useSession();
  const own = new Map(memberships.map(({ organisation }) => [organisation.id, organisation.name]));
  return (
    <Section title={t('privacy.export')} lead={t('privacy.exportLead')}>
      <ul className="plain stack-small">
        {[...own].map(([id, name]) => (
          <li key={id} className="take-along">
            <span>{name}</span>
            <Button
              href={`/api/organisations/${id}/export`}
              download
              icon={<DownloadOutlined aria-hidden="true" />}
              aria-label={t('privacy.exportOf', { name })}
            >
              {t('privacy.exportButton')}
            </Button>
          </li>
        ))}
      </ul>
      <p className="field-help">{t('privacy.exportNot')}</p>
    </Section>
  );
}
