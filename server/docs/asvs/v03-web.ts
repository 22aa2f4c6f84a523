/** V3: the web in front. */
import { code, met, notApplicable, type Requirement, rule, setting, test } from './requirement.ts';

const headers = (name: string) => test('hardening/headers', name);
const forgery = (name: string) => test('hardening/forgery', name);

export const web: readonly Requirement[] = [
  met(
    ['V3.2.1', 1, 'Nothing is shown as what it is not'],
    [
      test('papers/uploads', 'is the very bytes, as an attachment that no browser opens or keeps'),
      headers('%s lets no other site frame it, open it or read it'),
    ],
  ),
  met(['V3.2.2', 1, 'Text is put in as text'], [test('hardening/source', 'our code never $never')]),
  met(
    ['V3.3.1', 1, 'Cookies are Secure and say so in their name'],
    [
      test(
        'identity/sign-in',
        'behind https the cookies are Secure and of this host alone, and a cookie of the other name opens nothing',
      ),
      setting('PUBLIC_URL'),
    ],
    'with an https PUBLIC_URL; over plain http, for a first try on one machine, browsers would refuse such a cookie',
  ),
  met(
    ['V3.3.2', 2, 'SameSite fits the purpose'],
    [
      test(
        'identity/sign-in',
        'the cookie is out of reach for scripts and other sites, and the table has only its hash',
      ),
    ],
    'Lax, so that a link of a letter finds its reader signed in',
  ),
  met(
    ['V3.3.3', 2, '__Host- cookies'],
    [
      test(
        'identity/sign-in',
        'behind https the cookies are Secure and of this host alone, and a cookie of the other name opens nothing',
      ),
    ],
  ),
  met(
    ['V3.3.4', 2, 'HttpOnly, and the token nowhere else'],
    [
      test(
        'identity/sign-in',
        'the cookie is out of reach for scripts and other sites, and the table has only its hash',
      ),
      test('hardening/source', 'our code never $never'),
    ],
  ),
  met(
    ['V3.4.1', 1, 'HSTS for a year, with subdomains'],
    [headers('%s behind https is https for a year, with everything below')],
  ),
  met(
    ['V3.4.2', 1, 'No other origin is let in'],
    [headers('%s does not say what answers, and invites no other origin')],
  ),
  met(
    ['V3.4.3', 2, 'Content security policy'],
    [
      headers('%s allows scripts of our own only, and none in the page'),
      headers('has a number of its own in every answer, which only its own styles may know'),
    ],
    'the pages of the API’s own document alone may have styles in their elements',
  ),
  met(['V3.4.4', 2, 'nosniff'], [headers('%s lets no other site frame it, open it or read it')]),
  met(['V3.4.5', 2, 'Referrers stay here'], [headers('%s lets no other site frame it, open it or read it')]),
  met(['V3.4.6', 2, 'Not to be framed'], [headers('%s allows scripts of our own only, and none in the page')]),
  met(
    ['V3.5.1', 1, 'Requests come from our own pages'],
    [forgery('with %s it is refused'), test('http/every-route', '%s')],
  ),
  met(
    ['V3.5.2', 1, 'No way around the preflight'],
    [forgery('JSON that calls itself %s, which a form of another site could send, is not read as JSON')],
  ),
  met(
    ['V3.5.3', 1, 'Reading methods change nothing'],
    [
      forgery('methods that only ask change nothing: OPTIONS and TRACE lead nowhere, HEAD never counts as a reading'),
      forgery('another method in a header is not obeyed'),
    ],
  ),
  met(['V3.5.4', 2, 'One application per host name'], [rule('deployment'), setting('PUBLIC_URL')]),
  met(
    ['V3.5.5', 2, 'Messages of other windows'],
    [test('hardening/source', 'our code never $never')],
    'none are listened to',
  ),
  met(
    ['V3.7.1', 2, 'No dead browser technology'],
    [code('web/vite.config.ts')],
    'plain HTML, CSS and scripts of ES2022',
  ),
  met(
    ['V3.7.2', 2, 'No way out to other hosts'],
    [
      test('web/local-path', '%j is not'),
      test(
        'hostile/hostile',
        'hostile requests break nothing, change nothing when refused, and show nobody what is not theirs',
      ),
    ],
  ),
];

const noSockets = 'there are no web sockets';
const noGraphs = 'there is no GraphQL';

/** V4: the interface. */
export const api: readonly Requirement[] = [
  met(
    ['V4.1.1', 1, 'Answers say what they are, with their charset'],
    [
      test('http/open-doors', '%s answers strangers'),
      test('hostile/hostile', 'an answer that is wrong would be noticed'),
    ],
  ),
  met(
    ['V4.1.2', 2, 'No silent way from http to https for programs'],
    [rule('deployment')],
    'the product itself redirects nothing; HSTS is the browser’s',
  ),
  met(
    ['V4.1.3', 2, 'What a proxy says cannot be said by clients'],
    [
      forgery('behind a proxy that is believed, the origin of a host that it names is still not ours'),
      test('hardening/figures', 'without a token a stranger at %s with %j finds nothing there'),
      setting('TRUSTED_PROXIES'),
    ],
  ),
  met(
    ['V4.2.1', 2, 'No smuggled requests'],
    [
      test('hardening/connections', 'with %s no second request is smuggled in behind the first'),
      test('hostile/raw', '500 distorted requests are refused or not understood, and change nothing'),
    ],
  ),
  notApplicable(['V4.3.1', 2, 'Cost of GraphQL queries'], noGraphs),
  notApplicable(['V4.3.2', 2, 'GraphQL introspection'], noGraphs),
  notApplicable(['V4.4.1', 1, 'WSS'], noSockets),
  notApplicable(['V4.4.2', 2, 'Origin of web sockets'], noSockets),
  notApplicable(['V4.4.3', 2, 'Tokens of web sockets'], noSockets),
  notApplicable(['V4.4.4', 2, 'From session to web socket'], noSockets),
];
