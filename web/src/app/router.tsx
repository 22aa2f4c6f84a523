/** The pages by their addresses; every page is its own file that is fetched when it is opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { PublicSite } from '../public/PublicSite.tsx';
import { Loading } from '../shared/Loading.tsx';
import { FailedScreen } from './ErrorBoundary.tsx';
import { Home } from './Home.tsx';
import { NotFound } from './NotFound.tsx';
import { Shell } from './Shell.tsx';
import {
  caseListSearch,
  casePageSearch,
  journalSearch,
  lettersSearch,
  membersSearch,
  noticesSearch,
  objectionDeskSearch,
  objectSearch,
  organisationsSearch,
  peopleSearch,
  receiptSearch,
  registerSearch,
  rosterSearch,
  selfTestSearch,
  signInSearch,
  tasksSearch,
} from './search.ts';

const root = createRootRoute({ notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('../sign-in/SignInPage.tsx'), 'SignInPage'),
});

const ssoReturn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/oidc',
  component: lazyRouteComponent(() => import('../sign-in/SsoReturnPage.tsx'), 'SsoReturnPage'),
});
const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('../sign-in/ForgotPasswordPage.tsx'), 'ForgotPasswordPage'),
});
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('../sign-in/ResetPasswordPage.tsx'), 'ResetPasswordPage'),
});
const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: registerSearch,
  component: lazyRouteComponent(() => import('../registration/RegisterPage.tsx'), 'RegisterPage'),
});
const confirmMail = createRoute({
  getParentRoute: () => root,
  path: '/confirm-mail',
  component: lazyRouteComponent(() => import('../registration/ConfirmMailPage.tsx'), 'ConfirmMailPage'),
});
const letters = createRoute({
  getParentRoute: () => root,
  path: '/letters',
  validateSearch: lettersSearch,
  component: lazyRouteComponent(() => import('../demonstration/LettersPage.tsx'), 'LettersPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../invitation/InvitationPage.tsx'), 'InvitationPage'),
});

const site = createRoute({ getParentRoute: () => root, id: 'site', component: PublicSite });
const welcome = createRoute({
  getParentRoute: () => site,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../public/WelcomePage.tsx'), 'WelcomePage'),
});
const receipt = createRoute({
  getParentRoute: () => site,
  path: '/receipt/$number',
  validateSearch: receiptSearch,
  component: lazyRouteComponent(() => import('../receipts/ReceiptPage.tsx'), 'ReceiptPage'),
});
const commitment = createRoute({
  getParentRoute: () => root,
  path: '/commitment',
  component: lazyRouteComponent(() => import('../commitment/CommitmentPage.tsx'), 'CommitmentPage'),
});

const openCalls = createRoute({
  getParentRoute: () => site,
  path: '/open-calls',
  component: lazyRouteComponent(() => import('../public/OpenCallsPage.tsx'), 'OpenCallsPage'),
});
const publicCall = createRoute({
  getParentRoute: () => site,
  path: '/call/$code',
  component: lazyRouteComponent(() => import('../public/CallPage.tsx'), 'CallPage'),
});
const notices = createRoute({
  getParentRoute: () => site,
  path: '/notices',
  validateSearch: noticesSearch,
  component: lazyRouteComponent(() => import('../notices/NoticesPage.tsx'), 'NoticesPage'),
});
const oneNotice = createRoute({
  getParentRoute: () => site,
  path: '/notices/$number',
  component: lazyRouteComponent(() => import('../notices/NoticePage.tsx'), 'NoticePage'),
});
const object = createRoute({
  getParentRoute: () => site,
  path: '/notices/$number/object',
  validateSearch: objectSearch,
  component: lazyRouteComponent(() => import('../objections/ObjectPage.tsx'), 'ObjectPage'),
});
const followObjection = createRoute({
  getParentRoute: () => site,
  path: '/objections',
  component: lazyRouteComponent(() => import('../objections/FollowPage.tsx'), 'FollowPage'),
});

const selfTest = createRoute({
  getParentRoute: () => site,
  path: '/self-test',
  validateSearch: selfTestSearch,
  component: lazyRouteComponent(() => import('../public/self-test/SelfTestPage.tsx'), 'SelfTestPage'),
});

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

const tasks = createRoute({
  getParentRoute: () => shell,
  path: '/tasks',
  validateSearch: tasksSearch,
  component: lazyRouteComponent(() => import('../tasks/TasksPage.tsx'), 'TasksPage'),
});
const cases = createRoute({
  getParentRoute: () => shell,
  path: '/cases',
  validateSearch: caseListSearch,
  component: lazyRouteComponent(() => import('../cases/CaseListPage.tsx'), 'CaseListPage'),
});
const oneCase = createRoute({
  getParentRoute: () => shell,
  path: '/cases/$caseId',
  validateSearch: casePageSearch,
  component: lazyRouteComponent(() => import('../cases/CasePage.tsx'), 'CasePage'),
});
const application = createRoute({
  getParentRoute: () => shell,
  path: '/cases/$caseId/application',
  component: lazyRouteComponent(() => import('../application/ApplicationPage.tsx'), 'ApplicationPage'),
});
const applicationPart = createRoute({
  getParentRoute: () => shell,
  path: '/cases/$caseId/application/$part',
  component: lazyRouteComponent(() => import('../application/ApplicationPage.tsx'), 'ApplicationPage'),
});
const calls = createRoute({
  getParentRoute: () => shell,
  path: '/calls',
  component: lazyRouteComponent(() => import('../calls/CallsPage.tsx'), 'CallsPage'),
});
const newCall = createRoute({
  getParentRoute: () => shell,
  path: '/calls/new',
  component: lazyRouteComponent(() => import('../calls/NewCallPage.tsx'), 'NewCallPage'),
});
const managedCall = createRoute({
  getParentRoute: () => shell,
  path: '/calls/$callId',
  component: lazyRouteComponent(() => import('../calls/ManagedCallPage.tsx'), 'ManagedCallPage'),
});
const funds = createRoute({
  getParentRoute: () => shell,
  path: '/funds',
  component: lazyRouteComponent(() => import('../funds/FundsPage.tsx'), 'FundsPage'),
});
const organisations = createRoute({
  getParentRoute: () => shell,
  path: '/organisations',
  validateSearch: organisationsSearch,
  component: lazyRouteComponent(() => import('../organisations/OrganisationsPage.tsx'), 'OrganisationsPage'),
});
const journal = createRoute({
  getParentRoute: () => shell,
  path: '/journal',
  validateSearch: journalSearch,
  component: lazyRouteComponent(() => import('../journal/JournalPage.tsx'), 'JournalPage'),
});

const eligibilityLists = createRoute({
  getParentRoute: () => shell,
  path: '/eligibility-lists',
  component: lazyRouteComponent(() => import('../eligibility/ListsPage.tsx'), 'ListsPage'),
});

const privacy = createRoute({
  getParentRoute: () => shell,
  path: '/privacy',
  component: lazyRouteComponent(() => import('../privacy/PrivacyPage.tsx'), 'PrivacyPage'),
});

const security = createRoute({
  getParentRoute: () => shell,
  path: '/security',
  component: lazyRouteComponent(() => import('../security/SecurityPage.tsx'), 'SecurityPage'),
});
const oneOrganisation = createRoute({
  getParentRoute: () => shell,
  path: '/organisations/$organisationId',
  component: lazyRouteComponent(() => import('../organisation/SeenOrganisationPage.tsx'), 'SeenOrganisationPage'),
});
const ownOrganisation = createRoute({
  getParentRoute: () => shell,
  path: '/organisation',
  component: lazyRouteComponent(() => import('../organisation/OwnOrganisationPage.tsx'), 'OwnOrganisationPage'),
});
const verifications = createRoute({
  getParentRoute: () => shell,
  path: '/verifications',
  component: lazyRouteComponent(() => import('../organisation/VerificationsPage.tsx'), 'VerificationsPage'),
});

const objectionDesk = createRoute({
  getParentRoute: () => shell,
  path: '/objection-desk',
  validateSearch: objectionDeskSearch,
  component: lazyRouteComponent(() => import('../objections/DeskPage.tsx'), 'DeskPage'),
});
const oneObjection = createRoute({
  getParentRoute: () => shell,
  path: '/objection-desk/$objectionId',
  component: lazyRouteComponent(() => import('../objections/ObjectionPage.tsx'), 'ObjectionPage'),
});

const members = createRoute({
  getParentRoute: () => shell,
  path: '/members',
  validateSearch: membersSearch,
  component: lazyRouteComponent(() => import('../members/MembersPage.tsx'), 'MembersPage'),
});
const people = createRoute({
  getParentRoute: () => shell,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('../people/PeoplePage.tsx'), 'PeoplePage'),
});
const person = createRoute({
  getParentRoute: () => shell,
  path: '/people/$personId',
  component: lazyRouteComponent(() => import('../people/PersonPage.tsx'), 'PersonPage'),
});

const rosters = createRoute({
  getParentRoute: () => shell,
  path: '/rosters',
  component: lazyRouteComponent(() => import('../rosters/RostersPage.tsx'), 'RostersPage'),
});
const rosterImport = createRoute({
  getParentRoute: () => shell,
  path: '/rosters/$importId',
  validateSearch: rosterSearch,
  component: lazyRouteComponent(() => import('../rosters/RosterImportPage.tsx'), 'RosterImportPage'),
});
const notifications = createRoute({
  getParentRoute: () => shell,
  path: '/notifications',
  component: lazyRouteComponent(() => import('../notifications/NotificationsPage.tsx'), 'NotificationsPage'),
});
const notificationSettings = createRoute({
  getParentRoute: () => shell,
  path: '/notification-settings',
  component: lazyRouteComponent(() => import('../notifications/SettingsPage.tsx'), 'SettingsPage'),
});
const failedLetters = createRoute({
  getParentRoute: () => shell,
  path: '/failed-letters',
  component: lazyRouteComponent(() => import('../notifications/FailedLettersPage.tsx'), 'FailedLettersPage'),
});

const routeTree = root.addChildren([
  signIn,
  ssoReturn,
  forgotPassword,
  resetPassword,
  register,
  confirmMail,
  letters,
  invitation,
  home,
  commitment,
  site.addChildren([welcome, selfTest, openCalls, publicCall, notices, oneNotice, object, followObjection, receipt]),
  shell.addChildren([
    tasks,
    cases,
    oneCase,
    application,
    applicationPart,
    calls,
    newCall,
    managedCall,
    funds,
    organisations,
    oneOrganisation,
    ownOrganisation,
    verifications,
    objectionDesk,
    oneObjection,
    members,
    people,
    person,
    rosters,
    rosterImport,
    journal,
    eligibilityLists,
    privacy,
    security,
    notifications,
    notificationSettings,
    failedLetters,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: FailedScreen,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
