/** On whose account something is set up: a person through a route, or nobody but the command line. */
export type Actor = { at: Date; actorId: string | null; role?: string };
