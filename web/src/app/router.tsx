/** The pages by their addresses; every page is its own file that is fetched when it is opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { PublicSite } from '../public/PublicSite.tsx';
import { Loading } from '../shared/Loading.tsx';
import { FailedScreen } from './ErrorBoundary.tsx';
import { NotFound } from './NotFound.tsx';
import { Shell } from './Shell.tsx';
import {
  caseListSearch,
  casePageSearch,
  journalSearch,
  lettersSearch,
  membersSearch,
  organisationsSearch,
  peopleSearch,
  receiptSearch,
  registerSearch,
  signInSearch,
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

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/tasks' });
  },
});
const tasks = createRoute({
  getParentRoute: () => shell,
  path: '/tasks',
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

const routeTree = root.addChildren([
  signIn,
  ssoReturn,
  forgotPassword,
  resetPassword,
  register,
  confirmMail,
  letters,
  invitation,
  commitment,
  site.addChildren([welcome, receipt]),
  shell.addChildren([
    home,
    tasks,
    cases,
    oneCase,
    application,
    applicationPart,
    calls,
    funds,
    organisations,
    oneOrganisation,
    ownOrganisation,
    verifications,
    members,
    people,
    person,
    journal,
    privacy,
    security,
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
