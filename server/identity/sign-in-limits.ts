/**
 * Guards the processor, not the accounts (lock-out.ts does): each try at the door costs an argon2 or a signature. The simulation
 * and the tests sign in hundreds of people from this very machine.
 */
import type { FastifyRequest } from 'fastify';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';

const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address);

export const signInLimit = ({ settings }: Product, max = 120) => ({
  timeWindow: 60_000,
  max: (request: FastifyRequest) => (!settings.production && isLoopback(request.ip) ? 6000 : max),
  errorResponseBuilder: (_: FastifyRequest, { ttl }: { ttl: number }) =>
    new Refused('too-many', { seconds: Math.ceil(ttl / 1000) }),
});
