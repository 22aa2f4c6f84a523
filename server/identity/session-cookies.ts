/** The cookies of signing in: out of reach for scripts and other sites, behind https Secure. */
import type { FastifyReply } from 'fastify';
import type { Product } from '../product.ts';

export const sessionCookie = 'pilotflow_session';
export const deviceCookie = 'pilotflow_device';
/** Ties a way through the single sign-on to the browser that began it. */
export const ssoCookie = 'pilotflow_sso';
const HALF_A_YEAR_SECONDS = 180 * 86_400;

export function cookiesOf({ settings }: Product) {
  const guarded = { httpOnly: true, sameSite: 'lax', secure: settings.publicUrl.startsWith('https:') } as const;
  const session = { ...guarded, path: '/' };
  const device = { ...guarded, path: '/api/session', maxAge: HALF_A_YEAR_SECONDS };
  const sso = { ...guarded, path: '/api/session' };
  return {
    enter(reply: FastifyReply, { token, mark }: { token: string; mark: string }) {
      reply.setCookie(sessionCookie, token, session).setCookie(deviceCookie, mark, device);
    },
    rotate(reply: FastifyReply, token: string) {
      reply.setCookie(sessionCookie, token, session);
    },
    clear(reply: FastifyReply) {
      reply.clearCookie(sessionCookie, session);
    },
    beginSso(reply: FastifyReply, token: string) {
      reply.setCookie(ssoCookie, token, sso);
    },
    endSso(reply: FastifyReply) {
      reply.clearCookie(ssoCookie, sso);
    },
  };
}
