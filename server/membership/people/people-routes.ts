/** The administrator's users and roles (用户与角色) over HTTP. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../http/wire-contract.ts';
import { callerOf } from '../../identity/session-hook.ts';
import type { Product } from '../../product.ts';
import { fromOf } from '../from.ts';
import { deactivate, endSessions, reactivate, resetSecondFactor } from './change-person.ts';
import { listOffices, listPeople } from './list-people.ts';
import {
  deactivateSchema,
  officeListSchema,
  personListQuery,
  personListSchema,
  personSchema,
  reasonSchema,
} from './people-contract.ts';
import { viewPerson } from './view-person.ts';

const tags = ['membership'];
const params = z.strictObject({ id });
const response = { 200: personSchema };

export const peopleRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/people',
      {
        config: { access: 'people.list' },
        schema: {
          tags,
          summary: 'Search everybody with an account',
          querystring: personListQuery,
          response: { 200: personListSchema },
        },
      },
      async (request) => listPeople(product, callerOf(request), request.query),
    );
    app.get(
      '/offices',
      {
        config: { access: 'offices.list' },
        schema: { tags, summary: 'The offices of the city', response: { 200: officeListSchema } },
      },
      async (request) => listOffices(product, callerOf(request)),
    );
    app.get(
      '/people/:id',
      {
        config: { access: 'person.view' },
        schema: { tags, summary: 'A person with all memberships', params, response },
      },
      async (request) => viewPerson(product, callerOf(request), request.params.id),
    );
    app.post(
      '/people/:id/sessions/end',
      {
        config: { access: 'person.endSessions' },
        schema: { tags, summary: 'End all sessions of a person', params, body: reasonSchema, response },
      },
      async (request) =>
        endSessions(product, callerOf(request), {
          personId: request.params.id,
          ...request.body,
          from: fromOf(request),
        }),
    );
    app.post(
      '/people/:id/deactivate',
      {
        config: { access: 'person.deactivate' },
        schema: { tags, summary: 'Deactivate a person', params, body: deactivateSchema, response },
      },
      async (request) =>
        deactivate(product, callerOf(request), { personId: request.params.id, ...request.body, from: fromOf(request) }),
    );
    app.post(
      '/people/:id/reactivate',
      {
        config: { access: 'person.reactivate' },
        schema: { tags, summary: 'Reactivate a person', params, body: reasonSchema, response },
      },
      async (request) =>
        reactivate(product, callerOf(request), { personId: request.params.id, ...request.body, from: fromOf(request) }),
    );
    app.post(
      '/people/:id/second-factor/reset',
      {
        config: { access: 'person.resetSecondFactor' },
        schema: { tags, summary: 'Reset the second factor of a person', params, body: reasonSchema, response },
      },
      async (request) =>
        resetSecondFactor(product, callerOf(request), {
          personId: request.params.id,
          ...request.body,
          from: fromOf(request),
        }),
    );
  };
