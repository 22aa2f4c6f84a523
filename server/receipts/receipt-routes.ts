/** Routes of receipts. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../http/wire-contract.ts';
import { callerOf } from '../identity/session-hook.ts';
import { attachmentHeader } from '../papers/file-names.ts';
import type { Product } from '../product.ts';
import { listReceipts } from './find-receipts.ts';
import { readReceipt } from './read-receipt.ts';
import { receiptListSchema, receiptNumber, verifiedSchema, verifyQuery } from './receipt-contract.ts';
import { verifyReceipt } from './verify-receipt.ts';

const tags = ['papers'];

export const receiptRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/cases/:id/receipts',
      {
        config: { access: 'receipt.list' },
        schema: {
          tags,
          summary: 'Receipts of an application',
          params: z.strictObject({ id }),
          response: { 200: receiptListSchema },
        },
      },
      (request) => listReceipts(product, callerOf(request), request.params.id),
    );
    app.get(
      '/cases/:id/receipts/:number/content',
      {
        config: { access: 'receipt.download', rate: 'draw' },
        schema: { tags, summary: 'A receipt as PDF', params: z.strictObject({ id, number: receiptNumber }) },
      },
      async (request, reply) => {
        const { id: caseId, number } = request.params;
        const { name, bytes } = await readReceipt(product, callerOf(request), { caseId, number });
        return reply
          .headers({
            'content-type': 'application/pdf',
            'content-length': bytes.length,
            'content-disposition': attachmentHeader(name),
            'x-content-type-options': 'nosniff',
            'cache-control': 'no-store',
          })
          .send(bytes);
      },
    );
    app.get(
      '/public/receipts/:number',
      {
        config: { access: 'receipt.verify', public: true, rate: 'verify' },
        schema: {
          tags,
          summary: 'Whether a receipt is genuine',
          params: z.strictObject({ number: receiptNumber }),
          querystring: verifyQuery,
          response: { 200: verifiedSchema },
        },
      },
      (request) => verifyReceipt(product, { number: request.params.number, ...request.query }),
    );
  };
