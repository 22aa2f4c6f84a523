// What TypeScript needs to know of lock.mjs, which is plain JavaScript because it runs before anything is installed.
export interface Lock {
  entrust(pid: number): void;
  release(): void;
}
export function acquireLock(path: string, options?: { onWait?: (owner: string) => void }): Promise<Lock>;
