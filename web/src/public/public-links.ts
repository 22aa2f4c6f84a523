/** Where a stranger can go; each capability that shows something to the public adds its entry. */
export const publicLinks = [
  { to: '/welcome', text: 'public.welcome' },
  { to: '/self-test', text: 'public.selfTest' },
] as const;
