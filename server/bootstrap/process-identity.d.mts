// What TypeScript needs to know of process-identity.mjs, plain JavaScript because it runs before anything is installed.
export function processIdentity(pid: number): string | undefined;
export function isAlive(identity: string): boolean;
