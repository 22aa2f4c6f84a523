/** Who is signed in and for whom, the language, the way out. */
import {
  BellOutlined,
  DownOutlined,
  EyeInvisibleOutlined,
  LogoutOutlined,
  MailOutlined,
  SafetyOutlined,
} from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { callForNothing } from '../api/client.ts';
import { sessionQuery } from '../api/reference-queries.ts';
import { NotificationBell } from '../notifications/NotificationBell.tsx';
import { dropAllDrafts } from '../shared/drafts.ts';
import { savePending } from '../shared/pending-saves.ts';
import { useMachineNames } from '../shared/use-machine.ts';
import { useNarrow } from '../shared/use-media.ts';
import { useWords } from '../words/use-words.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { useMay, useSession } from './session.ts';

export function PersonMenu() {
  const { t } = useWords();
  const names = useMachineNames();
  const narrow = useNarrow();
  const { person, memberships, waiting } = useSession();
  const signOut = useSignOut();
  const looksAfterMail = useMay('failedLetter.list');
  const navigate = useNavigate();
  return (
    <div className="person">
      <NotificationBell />
      <LanguageSwitch />
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...[...memberships, ...waiting.map((one) => ({ ...one, deputy: false }))].map(
              ({ id, role, deputy, organisation }) => ({
                key: id,
                type: 'group' as const,
                label: `${organisation.name} · ${names.role(role)}${deputy ? ` · ${t('session.deputy')}` : ''}`,
              }),
            ),
            { type: 'divider' as const },
            {
              key: 'notifications',
              icon: <BellOutlined aria-hidden="true" />,
              label: t('choices.title'),
              onClick: () => void navigate({ to: '/notification-settings' }),
            },
            ...(looksAfterMail
              ? [
                  {
                    key: 'mail',
                    icon: <MailOutlined aria-hidden="true" />,
                    label: t('mail.title'),
                    onClick: () => void navigate({ to: '/failed-letters' }),
                  },
                ]
              : []),
            {
              key: 'privacy',
              icon: <EyeInvisibleOutlined aria-hidden="true" />,
              label: t('privacy.title'),
              onClick: () => void navigate({ to: '/privacy' }),
            },
            {
              key: 'security',
              icon: <SafetyOutlined aria-hidden="true" />,
              label: t('nav.security'),
              onClick: () => void navigate({ to: '/security' }),
            },
            { key: 'out', icon: <LogoutOutlined aria-hidden="true" />, label: t('session.signOut'), onClick: signOut },
          ],
        }}
      >
        <Button type="text" className="person-button" aria-label={t('session.menu', { name: person.name })}>
          <span className="person-name">{narrow ? person.name.slice(0, 3) : person.name}</span>
          {narrow ? null : (
            <span className="muted small person-role">{memberships[0] ? names.role(memberships[0].role) : ''}</span>
          )}
          <DownOutlined aria-hidden="true" />
        </Button>
      </Dropdown>
    </div>
  );
}

export function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return () => {
    // What is typed goes to the server first: on this machine nothing is left of it.
    savePending()
      .then(() => callForNothing('DELETE', '/api/session'))
      .catch(() => undefined)
      .finally(() => {
        dropAllDrafts();
        client.clear();
        client.setQueryData(sessionQuery.queryKey, null);
        navigate({ to: '/sign-in', search: {} });
      });
  };
}
