/** Where a request came from, for the journal. */
import type { FastifyRequest } from 'fastify';

export type From = { requestId: string; address: string };

export const fromOf = (request: FastifyRequest): From => ({ requestId: request.id, address: request.ip });
