/**
 * Who may read the figures of the process: whoever shows the token of the settings. Without one, this machine itself, and only
 * where no proxy stands between, because behind a proxy of this machine everybody would seem to be local.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

export function mayReadFigures({ headers, socket }: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return isSame(headers.authorization ?? '', `Bearer ${token}`);
  const forwarded = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via', 'x-real-ip'];
  return (
    /^((::ffff:)?127(\.\d{1,3}){3}|::1)$/.test(socket.remoteAddress ?? '') &&
    forwarded.every((name) => !(name in headers))
  );
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (given: string, right: string): boolean => timingSafeEqual(digest(given), digest(right));
