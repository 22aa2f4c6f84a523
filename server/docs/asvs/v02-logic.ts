/** V2: validation and the logic of the business. */
import { code, met, type Requirement, rule, test } from './requirement.ts';

export const logic: readonly Requirement[] = [
  met(['V2.1.1', 1, 'Rules of single values are written down'], [rule('validation'), code('docs/openapi.json')]),
  met(['V2.1.2', 2, 'Rules across values are written down'], [rule('validation'), code('workflows/README.md')]),
  met(['V2.1.3', 2, 'Limits of the business are written down'], [rule('limits'), code('workflows/README.md')]),
  met(
    ['V2.2.1', 1, 'All input is held to its shape'],
    [
      test('http/every-body', 'every event is refused in every wrong shape before anything else is asked'),
      test('hardening/assignment', 'every text in a path or a query has an end'),
      test(
        'hostile/hostile',
        'hostile requests break nothing, change nothing when refused, and show nobody what is not theirs',
      ),
    ],
  ),
  met(
    ['V2.2.2', 1, 'Checked by the server'],
    [test('http/every-route', '%s'), code('server/cases/corridor.ts')],
    'the browser only repeats what the server says',
  ),
  met(
    ['V2.2.3', 2, 'Combinations make sense'],
    [
      test('work/work-routes', 'a contract with %s is refused by its shape'),
      test('papers/forms-rules', 'of an empty application: every required field and paper, and the questionnaire'),
    ],
  ),
  met(
    ['V2.3.1', 1, 'Steps in their order, none skipped'],
    [
      test('cases/corridor', 'without If-Match the second finds that it cannot be said any more'),
      code('workflows/check/main.ts'),
    ],
    'one machine decides; `npm run check:workflow` explores every situation of it',
  ),
  met(
    ['V2.3.2', 2, 'Limits of the business hold'],
    [
      test('money/bookkeeping', '100 approvals at once over room for 25 commit exactly 25'),
      test('money/bookkeeping', 'twenty listings at once over five places take five'),
    ],
  ),
  met(
    ['V2.3.3', 2, 'All or nothing'],
    [
      test('money/bookkeeping', 'that is short by one fen commits nothing at all'),
      code('server/database/transaction.ts'),
    ],
  ),
  met(
    ['V2.3.4', 2, 'Nothing limited is given twice'],
    [
      test('money/bookkeeping', 'is issued once, however many try at once'),
      test('papers/uploads', 'of the same place by many at once never holds more than the paper may'),
    ],
  ),
  met(
    ['V2.4.1', 2, 'Too many calls are stopped'],
    [
      test('hardening/rates', 'who hands in papers without end is stopped before the next is even looked at'),
      test('hardening/rates', '%s has the rate %s'),
      test('identity/lock-out', 'guesses made all at once are counted one by one'),
      test('membership/registration', 'who registers again and again from one address is told to wait'),
      test('identity/passwords', 'fills nobody’s mailbox: after a few letters there is a pause that nobody sees'),
      test('privacy/export', 'an export is journalled before it begins, and not more than ten are made in a day'),
      rule('rates'),
    ],
  ),
];
