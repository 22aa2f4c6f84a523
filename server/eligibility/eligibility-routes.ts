/** Routes of eligibility: for strangers, for the case, for lists. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Product } from '../product.ts';
import { programmeSchema, selfTestAnswerSchema, selfTestSchema } from './eligibility-contract.ts';
import { viewProgramme } from './programme.ts';
import { answerSelfTest } from './self-test.ts';

const tags = ['eligibility'];

export const eligibilityRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/public/programme',
      {
        config: { access: 'programme.read', public: true, rate: 'selfTest' },
        schema: {
          tags,
          summary: 'What the pilot gives, to whom, in which steps, and what is open',
          response: { 200: programmeSchema },
        },
      },
      async (_, reply) => reply.header('cache-control', 'public, max-age=60').send(await viewProgramme(product)),
    );
    app.post(
      '/public/self-test',
      {
        config: { access: 'selfTest.ask', public: true, rate: 'selfTest' },
        schema: {
          tags,
          summary: 'Which rules hold, which do not and why, and an estimate of the subsidy',
          description: 'Stores nothing, and decides nothing: the application is judged by what is handed in',
          body: selfTestSchema,
          response: { 200: selfTestAnswerSchema },
        },
      },
      async (request) => answerSelfTest(product, request.body),
    );
  };
