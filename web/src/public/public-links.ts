/** Where a stranger can go; each capability that shows something to the public adds its entry. */
export const publicLinks = [
  { to: '/welcome', text: 'public.welcome' },
  { to: '/open-calls', text: 'call.nav' },
  { to: '/notices', text: 'notices.title' },
  { to: '/self-test', text: 'public.selfTest' },
] as const;
