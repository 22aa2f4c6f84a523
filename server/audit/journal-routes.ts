/** The journal over HTTP: searched, exported, its seals. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { pageQuery } from '../http/wire-contract.ts';
import { callerOf } from '../identity/session-hook.ts';
import { attachmentHeader } from '../papers/file-names.ts';
import type { Product } from '../product.ts';
import { exportEntries } from './export-entries.ts';
import {
  journalEntrySchema,
  journalExportQuery,
  journalPageSchema,
  journalQuery,
  sealListSchema,
} from './journal-contract.ts';
import { getJournalEntry, listSeals, searchJournal } from './read-journal.ts';

const tags = ['journal'];
const entryId = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number);

export const journalRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/journal',
      {
        config: { access: 'journal.read' },
        schema: {
          tags,
          summary: 'Search the journal, newest first',
          querystring: journalQuery,
          response: { 200: journalPageSchema },
        },
      },
      async (request) => searchJournal(product, callerOf(request), request.query),
    );
    // A HEAD request would count as an export.
    app.get(
      '/journal/export',
      {
        exposeHeadRoute: false,
        config: { access: 'journal.export', rate: 'export' },
        schema: { tags, summary: 'Export what a filter finds', querystring: journalExportQuery },
      },
      async (request, reply) => {
        const { name, type, bytes } = await exportEntries(product, callerOf(request), request.query);
        return reply
          .headers({
            'content-type': type,
            'content-disposition': attachmentHeader(name),
            'x-content-type-options': 'nosniff',
            'cache-control': 'no-store',
          })
          .send(bytes);
      },
    );
    app.get(
      '/journal/seals',
      {
        config: { access: 'journal.read' },
        schema: {
          tags,
          summary: 'Daily seals and the state of the chain',
          querystring: z.strictObject(pageQuery),
          response: { 200: sealListSchema },
        },
      },
      async (request) => listSeals(product, callerOf(request), request.query),
    );
    app.get(
      '/journal/:entryId',
      {
        config: { access: 'journal.read' },
        schema: {
          tags,
          summary: 'One entry, with what was before and after',
          params: z.strictObject({ entryId }),
          response: { 200: journalEntrySchema },
        },
      },
      async (request) => getJournalEntry(product, callerOf(request), request.params.entryId),
    );
  };
