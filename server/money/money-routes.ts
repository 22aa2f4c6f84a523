/** Routes of the money: spend and verdicts, accounts, credit checks, funds, payments. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../http/wire-contract.ts';
import { callerOf } from '../identity/session-hook.ts';
import type { Product } from '../product.ts';
import { getAccount, saveAccount } from './accounts.ts';
import { listCreditChecks, recordCreditCheck } from './credit-checks.ts';
import { listFunds, listPayments } from './funds.ts';
import {
  accountSchema,
  creditCheckListSchema,
  creditCheckSchema,
  fundListSchema,
  paymentListSchema,
  saveAccountSchema,
  saveCreditCheckSchema,
  saveSpendSchema,
  spendSchema,
  verdictsSchema,
} from './money-contract.ts';
import { saveSpend } from './spend-lines.ts';
import { getSpend } from './spend-view.ts';
import { saveVerdicts } from './verdicts.ts';

const params = z.strictObject({ id });
const tags = ['money'];

export const moneyRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/cases/:id/spend',
      {
        config: { access: 'spend.read' },
        schema: { tags, summary: 'Spend lines and the computation', params, response: { 200: spendSchema } },
      },
      async (request) => getSpend(product, callerOf(request), request.params.id),
    );
    app.put(
      '/cases/:id/spend',
      {
        config: { access: 'spend.save' },
        schema: {
          tags,
          summary: 'Replace the spend lines',
          params,
          body: saveSpendSchema,
          response: { 200: spendSchema },
        },
      },
      async (request) =>
        saveSpend(product, callerOf(request), { caseId: request.params.id, lines: request.body.lines }),
    );
    app.put(
      '/cases/:id/spend/verdicts',
      {
        config: { access: 'spend.decide' },
        schema: {
          tags,
          summary: 'Decide on spend lines',
          params,
          body: verdictsSchema,
          response: { 200: spendSchema },
        },
      },
      async (request) =>
        saveVerdicts(product, callerOf(request), { caseId: request.params.id, verdicts: request.body.verdicts }),
    );
    app.get(
      '/cases/:id/payments',
      {
        config: { access: 'payment.list' },
        schema: { tags, summary: 'Payments of a case', params, response: { 200: paymentListSchema } },
      },
      async (request) => listPayments(product, callerOf(request), request.params.id),
    );
    app.get(
      '/organisations/:id/account',
      {
        config: { access: 'account.read' },
        schema: { tags, summary: 'The account of an enterprise', params, response: { 200: accountSchema } },
      },
      async (request) => getAccount(product, callerOf(request), request.params.id),
    );
    app.put(
      '/organisations/:id/account',
      {
        config: { access: 'account.save' },
        schema: {
          tags,
          summary: 'Save the own account',
          params,
          body: saveAccountSchema,
          response: { 200: accountSchema },
        },
      },
      async (request) =>
        saveAccount(product, callerOf(request), { organisationId: request.params.id, account: request.body }),
    );
    app.get(
      '/organisations/:id/credit-checks',
      {
        config: { access: 'credit.list' },
        schema: { tags, summary: 'Credit checks of an enterprise', params, response: { 200: creditCheckListSchema } },
      },
      async (request) => listCreditChecks(product, callerOf(request), request.params.id),
    );
    app.post(
      '/organisations/:id/credit-checks',
      {
        config: { access: 'credit.check' },
        schema: {
          tags,
          summary: 'Record a credit check',
          params,
          body: saveCreditCheckSchema,
          response: { 200: creditCheckSchema },
        },
      },
      async (request) =>
        recordCreditCheck(product, callerOf(request), { organisationId: request.params.id, check: request.body }),
    );
    app.get(
      '/funds',
      {
        config: { access: 'fund.list' },
        schema: { tags, summary: 'The funds and what is left of them', response: { 200: fundListSchema } },
      },
      async (request) => listFunds(product, callerOf(request)),
    );
  };
