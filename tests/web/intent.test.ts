/** One intent of a person moves a case once, however often it is sent. */
import { expect, test } from 'vitest';
import { createIntent } from '../../web/src/api/intent.ts';
import { ApiProblem, problemWithoutBody } from '../../web/src/api/problem.ts';
import { sendIntent } from '../../web/src/api/retry.ts';

const counting = () => {
  const made = { keys: 0 };
  return () => {
    made.keys += 1;
    return `key-${made.keys}`;
  };
};
const atOnce = { attempts: 3, pause: () => Promise.resolve() };
const lost = () => new ApiProblem(problemWithoutBody(0, '/api/cases'));
const refused = (status: number) => new ApiProblem(problemWithoutBody(status, '/api/cases'));

test('a lost answer is asked for again with the same key', async () => {
  const keys: string[] = [];
  const answer = await sendIntent(
    createIntent(counting()),
    'body',
    async (key) => {
      keys.push(key);
      if (keys.length < 3) throw lost();
      return 'moved';
    },
    atOnce,
  );
  expect(answer).toBe('moved');
  expect(keys).toEqual(['key-1', 'key-1', 'key-1']);
});

test('pressing again after giving up still means the same', async () => {
  const intent = createIntent(counting());
  const keys: string[] = [];
  const fail = async (key: string) => {
    keys.push(key);
    throw lost();
  };
  await expect(sendIntent(intent, 'body', fail, atOnce)).rejects.toThrow();
  await expect(sendIntent(intent, 'body', fail, atOnce)).rejects.toThrow();
  expect(new Set(keys)).toEqual(new Set(['key-1']));
  expect(keys.length).toBe(6);
});

test('another text is another intent', () => {
  const intent = createIntent(counting());
  expect([intent.keyFor('a'), intent.keyFor('a'), intent.keyFor('b')]).toEqual(['key-1', 'key-1', 'key-2']);
});

test('a refusal settles the intent and is not sent again', async () => {
  const intent = createIntent(counting());
  const keys: string[] = [];
  const refuse = async (key: string) => {
    keys.push(key);
    throw refused(422);
  };
  await expect(sendIntent(intent, 'body', refuse, atOnce)).rejects.toMatchObject({ status: 422 });
  await expect(sendIntent(intent, 'body', refuse, atOnce)).rejects.toMatchObject({ status: 422 });
  expect(keys).toEqual(['key-1', 'key-2']);
});

test('an overloaded server is asked again, a stale screen is not', async () => {
  const tried = { times: 0 };
  const failing = (status: number) => async () => {
    tried.times += 1;
    throw refused(status);
  };
  await expect(sendIntent(createIntent(), 'body', failing(503), atOnce)).rejects.toMatchObject({ status: 503 });
  expect(tried.times).toBe(3);
  await expect(sendIntent(createIntent(), 'body', failing(409), atOnce)).rejects.toMatchObject({ status: 409 });
  expect(tried.times).toBe(4);
});

test('keys differ from one another and fit a header', () => {
  const keys = Array.from({ length: 50 }, () => createIntent().keyFor('body'));
  expect(new Set(keys).size).toBe(50);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
});
