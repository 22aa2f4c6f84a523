/** Where one can go. Which entries a role has use for is a matter of the screen; what it may read is the server's. */
import {
  AppstoreOutlined,
  BankOutlined,
  CheckSquareOutlined,
  FlagOutlined,
  IdcardOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words/use-words.ts';
import { useHasRole, useSession } from './session.ts';

export function Navigation() {
  const { t } = useWords();
  const seesFunds = useHasRole('officer', 'director', 'treasury', 'auditor');
  const seesOrganisations = useHasRole('enterprise', 'district', 'officer', 'director', 'auditor', 'treasury');
  const belongs = useSession().memberships.length > 0;
  const looksAfterPeople = useHasRole('administrator');
  const entries = [
    { to: '/tasks', Sign: CheckSquareOutlined, text: t('nav.tasks'), shown: true },
    { to: '/cases', Sign: AppstoreOutlined, text: t('nav.cases'), shown: true },
    { to: '/calls', Sign: FlagOutlined, text: t('nav.calls'), shown: true },
    { to: '/funds', Sign: BankOutlined, text: t('nav.funds'), shown: seesFunds },
    { to: '/organisations', Sign: TeamOutlined, text: t('nav.organisations'), shown: seesOrganisations },
    { to: '/members', Sign: IdcardOutlined, text: t('nav.members'), shown: belongs },
    { to: '/people', Sign: UserOutlined, text: t('nav.people'), shown: looksAfterPeople },
  ] as const;
  return (
    <nav className="nav" aria-label={t('nav.label')}>
      {entries
        .filter(({ shown }) => shown)
        .map(({ to, Sign, text }) => (
          <Link key={to} to={to} className="nav-link" activeProps={{ 'aria-current': 'page' }}>
            <Sign aria-hidden="true" />
            <span>{text}</span>
          </Link>
        ))}
    </nav>
  );
}
