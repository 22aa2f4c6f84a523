/** When a request arrived, on the process's steady clock (`performance.now`): what decides at a closing second. */
import type { FastifyReply } from 'fastify';

export const arrivalOf = (reply: FastifyReply): number => performance.now() - reply.elapsedTime;
