/** Every route of the API, by area. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { journalRoutes } from './audit/journal-routes.ts';
import { caseRoutes } from './cases/case-routes.ts';
import { confirmationRoutes } from './confirmations/confirmation-routes.ts';
import { demonstrationRoutes } from './demonstration/demonstration-routes.ts';
import { passwordRoutes } from './identity/password-routes.ts';
import { securityRoutes } from './identity/security-routes.ts';
import { sessionRoutes } from './identity/session-routes.ts';
import { deputiesRoutes } from './membership/deputies/deputies-routes.ts';
import { invitationsRoutes } from './membership/invitations/invitations-routes.ts';
import { membersRoutes } from './membership/members/members-routes.ts';
import { mergeRoutes } from './membership/merge/merge-routes.ts';
import { peopleRoutes } from './membership/people/people-routes.ts';
import { registrationRoutes } from './membership/registration/registration-routes.ts';
import { verificationRoutes } from './membership/verification/verification-routes.ts';
import { messagesRoutes } from './messages/messages-routes.ts';
import { moneyRoutes } from './money/money-routes.ts';
import { papersRoutes } from './papers/papers-routes.ts';
import { privacyRoutes } from './privacy/privacy-routes.ts';
import type { Product } from './product.ts';
import { receiptRoutes } from './receipts/receipt-routes.ts';
import { referenceRoutes } from './reference/reference-routes.ts';
import { workRoutes } from './work/work-routes.ts';

export const apiRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(sessionRoutes(product));
    await app.register(securityRoutes(product));
    await app.register(passwordRoutes(product));
    await app.register(registrationRoutes(product));
    await app.register(verificationRoutes(product));
    await app.register(mergeRoutes(product));
    await app.register(membersRoutes(product));
    await app.register(invitationsRoutes(product));
    await app.register(deputiesRoutes(product));
    await app.register(peopleRoutes(product));
    await app.register(referenceRoutes(product));
    await app.register(caseRoutes(product));
    await app.register(papersRoutes(product));
    await app.register(confirmationRoutes(product));
    await app.register(receiptRoutes(product));
    await app.register(workRoutes(product));
    await app.register(messagesRoutes(product));
    await app.register(moneyRoutes(product));
    await app.register(privacyRoutes(product));
    await app.register(journalRoutes(product));
    await app.register(demonstrationRoutes(product));
  };
