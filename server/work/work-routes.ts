/** Routes of the work on a case: contract, milestones, progress, draws, inspections. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../http/wire-contract.ts';
import { callerOf } from '../identity/session-hook.ts';
import type { Product } from '../product.ts';
import { closeMilestone, listContracts, saveContract } from './contracts.ts';
import { declareNoConflict } from './declarations.ts';
import { drawAgency, listDraws } from './draws.ts';
import { listInspections, saveInspection } from './inspections.ts';
import { listProgress, reportProgress } from './progress.ts';
import {
  contractListSchema,
  contractSchema,
  declareNoConflictSchema,
  drawListSchema,
  drawSchema,
  inspectionListSchema,
  progressListSchema,
  reportProgressSchema,
  saveContractSchema,
  saveInspectionSchema,
} from './work-contract.ts';

const params = z.strictObject({ id });
const milestoneParams = z.strictObject({ id, milestoneId: id });
const tags = ['work'];

export const workRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/cases/:id/contracts',
      {
        config: { access: 'contract.read' },
        schema: { tags, summary: 'Contracts of a case', params, response: { 200: contractListSchema } },
      },
      async (request) => listContracts(product, callerOf(request), request.params.id),
    );
    app.put(
      '/cases/:id/contract',
      {
        config: { access: 'contract.save' },
        schema: {
          tags,
          summary: 'Save the contract with the present provider',
          params,
          body: saveContractSchema,
          response: { 200: contractSchema },
        },
      },
      async (request) =>
        saveContract(product, callerOf(request), { caseId: request.params.id, contract: request.body }),
    );
    app.post(
      '/cases/:id/milestones/:milestoneId/done',
      {
        config: { access: 'milestone.close' },
        schema: { tags, summary: 'Close a milestone', params: milestoneParams, response: { 200: contractSchema } },
      },
      async (request) =>
        closeMilestone(product, callerOf(request), {
          caseId: request.params.id,
          milestoneId: request.params.milestoneId,
        }),
    );
    app.get(
      '/cases/:id/progress',
      {
        config: { access: 'progress.read' },
        schema: { tags, summary: 'Progress reports, newest first', params, response: { 200: progressListSchema } },
      },
      async (request) => listProgress(product, callerOf(request), request.params.id),
    );
    app.post(
      '/cases/:id/progress',
      {
        config: { access: 'progress.report' },
        schema: {
          tags,
          summary: 'Report progress',
          params,
          body: reportProgressSchema,
          response: { 200: progressListSchema },
        },
      },
      async (request) =>
        reportProgress(product, callerOf(request), { caseId: request.params.id, report: request.body }),
    );
    app.get(
      '/cases/:id/draws',
      {
        config: { access: 'draw.list' },
        schema: { tags, summary: 'Draws of an agency, newest first', params, response: { 200: drawListSchema } },
      },
      async (request) => listDraws(product, callerOf(request), request.params.id),
    );
    app.post(
      '/cases/:id/draws',
      {
        config: { access: 'draw.make' },
        schema: { tags, summary: 'Draw an agency', params, body: z.strictObject({}), response: { 200: drawSchema } },
      },
      async (request) => drawAgency(product, callerOf(request), request.params.id),
    );
    app.get(
      '/cases/:id/inspections',
      {
        config: { access: 'inspection.read' },
        schema: { tags, summary: 'Inspections and the rubric', params, response: { 200: inspectionListSchema } },
      },
      async (request) => listInspections(product, callerOf(request), request.params.id),
    );
    app.post(
      '/cases/:id/inspections/declaration',
      {
        config: { access: 'conflict.declare' },
        schema: {
          tags,
          summary: 'Sign the no-conflict statement',
          params,
          body: declareNoConflictSchema,
          response: { 200: inspectionListSchema },
        },
      },
      async (request) => declareNoConflict(product, callerOf(request), request.params.id),
    );
    app.put(
      '/cases/:id/inspections/current',
      {
        config: { access: 'inspection.save' },
        schema: {
          tags,
          summary: 'Save the sheet of the inspection',
          params,
          body: saveInspectionSchema,
          response: { 200: inspectionListSchema },
        },
      },
      async (request) => saveInspection(product, callerOf(request), { caseId: request.params.id, sheet: request.body }),
    );
  };
