/**
 * Guards the processor, not the accounts (lock-out.ts does): each try at the door costs an argon2 or a signature. The simulation
 * and the tests sign in hundreds of people from this very machine.
 */
import type { FastifyRequest } from 'fastify';
import { isOfThisMachine } from '../http/this-machine.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';

export const signInLimit = ({ settings }: Product, max = 120) => ({
  timeWindow: 60_000,
  max: (request: FastifyRequest) => (isOfThisMachine(settings, request) ? 6000 : max),
  errorResponseBuilder: (_: FastifyRequest, { ttl }: { ttl: number }) =>
    new Refused('too-many', { seconds: Math.ceil(ttl / 1000) }),
});
