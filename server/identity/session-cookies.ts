/** The cookies of signing in, set, turned over and taken back. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Product } from '../product.ts';
import { type CookieName, cookieFlags, cookieName } from './cookie-names.ts';

const HALF_A_YEAR_SECONDS = 180 * 86_400;

export const readCookie = (
  { settings }: Pick<Product, 'settings'>,
  request: FastifyRequest,
  name: CookieName,
): string | undefined => request.cookies[cookieName(settings, name)];

export function cookiesOf({ settings }: Pick<Product, 'settings'>) {
  const flags = cookieFlags(settings);
  const session = cookieName(settings, 'pilotflow_session');
  const device = cookieName(settings, 'pilotflow_device');
  const sso = cookieName(settings, 'pilotflow_sso');
  return {
    enter(reply: FastifyReply, { token, mark }: { token: string; mark: string }) {
      reply.setCookie(session, token, flags).setCookie(device, mark, { ...flags, maxAge: HALF_A_YEAR_SECONDS });
    },
    rotate(reply: FastifyReply, token: string) {
      reply.setCookie(session, token, flags);
    },
    clear(reply: FastifyReply) {
      reply.clearCookie(session, flags);
      // What the browser kept of pages that only this session could see goes with it.
      reply.header('clear-site-data', '"cache"');
    },
    beginSso(reply: FastifyReply, token: string) {
      reply.setCookie(sso, token, flags);
    },
    endSso(reply: FastifyReply) {
      reply.clearCookie(sso, flags);
    },
  };
}
