/** The simulation and the tests register and sign in hundreds of people from one address: this machine's own. */
import type { FastifyRequest } from 'fastify';
import type { Settings } from '../settings.ts';

/** Never in production, where a reverse proxy on this machine would make everybody look like that. */
export const isOfThisMachine = (
  { production }: Pick<Settings, 'production'>,
  { ip }: Pick<FastifyRequest, 'ip'>,
): boolean => !production && /^(127\.|::1$|::ffff:127\.)/.test(ip);
