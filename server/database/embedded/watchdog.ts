// Clears a throw-away database away even when this process is killed: a small shell waits until our end of its input
// closes, which the kernel does for us whatever happens.
import { spawn } from 'node:child_process';

const SCRIPT = `
  read -r _
  if pid=$(head -n 1 "$1/postmaster.pid" 2>/dev/null); then
    kill -INT "$pid"
    tries=0
    while [ -e "$1/postmaster.pid" ] && [ $tries -lt 600 ]; do tries=$((tries + 1)); sleep 0.1; done
  fi
  rm -rf "$2" "$3"
`;

export interface Leavings {
  cluster: string;
  base: string;
  socketFolder: string;
}

/** The answer calls the watchdog off. */
export function watch({ cluster, base, socketFolder }: Leavings): () => void {
  const child = spawn('sh', ['-c', SCRIPT, 'watchdog', cluster, base, socketFolder], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  child.unref();
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return () => {
    child.kill('SIGKILL');
  };
}
