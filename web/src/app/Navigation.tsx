/** Where one can go. Which entries a role has use for is a matter of the screen; what it may read is the server's. */
import {
  AppstoreOutlined,
  AuditOutlined,
  BankOutlined,
  CheckSquareOutlined,
  FileExcelOutlined,
  FileProtectOutlined,
  FlagOutlined,
  HomeOutlined,
  IdcardOutlined,
  MessageOutlined,
  SafetyCertificateOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useWords } from '../words/use-words.ts';
import { useMay, useSession } from './session.ts';

export function Navigation() {
  const { t } = useWords();
  const seesFunds = useMay('fund.list');
  const seesOrganisations = useMay('organisation.list');
  const seesRosters = [useMay('roster.import'), useMay('roster.export')].includes(true);
  const seesJournal = useMay('journal.read');
  const seesLists = useMay('eligibilityList.list');
  const isDesk = useMay('verification.list');
  const seesObjections = useMay('objection.list');
  const looksAfterPeople = useMay('people.list');
  const { memberships } = useSession();
  const belongs = memberships.length > 0;
  // Whoever has no role yet is led to where they get one.
  const hasOrganisation = !belongs || memberships.some(({ organisation: { kind } }) => !isOffice(kind));
  const entries = [
    { to: '/tasks', Sign: CheckSquareOutlined, text: t('nav.tasks'), shown: true },
    { to: '/cases', Sign: AppstoreOutlined, text: t('nav.cases'), shown: true },
    { to: '/calls', Sign: FlagOutlined, text: t('nav.calls'), shown: true },
    { to: '/funds', Sign: BankOutlined, text: t('nav.funds'), shown: seesFunds },
    { to: '/organisations', Sign: TeamOutlined, text: t('nav.organisations'), shown: seesOrganisations },
    { to: '/rosters', Sign: FileExcelOutlined, text: t('nav.rosters'), shown: seesRosters },
    { to: '/journal', Sign: AuditOutlined, text: t('nav.journal'), shown: seesJournal },
    { to: '/eligibility-lists', Sign: FileProtectOutlined, text: t('nav.lists'), shown: seesLists },
    { to: '/verifications', Sign: SafetyCertificateOutlined, text: t('nav.verifications'), shown: isDesk },
    { to: '/objection-desk', Sign: MessageOutlined, text: t('nav.objections'), shown: seesObjections },
    { to: '/organisation', Sign: HomeOutlined, text: t('nav.organisation'), shown: hasOrganisation },
    { to: '/members', Sign: IdcardOutlined, text: t('nav.members'), shown: belongs },
    { to: '/people', Sign: UserOutlined, text: t('nav.people'), shown: looksAfterPeople },
  ] as const;
  const bar = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the entries are wider than the screen: where one is stands in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another place in the bar
  useEffect(() => {
    const here = bar.current?.querySelector('[aria-current]');
    if (bar.current && here instanceof HTMLElement)
      bar.current.scrollLeft = here.offsetLeft - (bar.current.clientWidth - here.offsetWidth) / 2;
  }, [pathname]);
  return (
    <nav ref={bar} className="nav" aria-label={t('nav.label')}>
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

/** Authorities keep no page of their own. */
const isOffice = (kind: string): boolean => ['districtBureau', 'bureau', 'treasury', 'auditOffice'].includes(kind);
