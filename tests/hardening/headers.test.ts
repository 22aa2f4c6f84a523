/** What every answer tells the browser about itself, and what no answer tells anybody. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildApp } from '../../server/app.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let app: App;
let secured: App;
beforeAll(async () => {
  pilot = await createPilot();
  app = await buildApp(pilot.product);
  const settings = { ...pilot.product.settings, publicUrl: 'https://pilot.example.org' };
  secured = await buildApp({ ...pilot.product, settings });
});
afterAll(async () => {
  await Promise.all([app.close(), secured.close()]);
  await pilot.close();
});

const everywhere = ['/api/machine', '/api/cases', '/api/nothing', '/api/docs', '/health/live', '/metrics', '/cases/x'];

test.each(everywhere)('%s lets no other site frame it, open it or read it', async (url) => {
  const { headers } = await app.inject({ url });
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
  });
  expect(headers['permissions-policy']).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
  expect(headers['strict-transport-security']).toBeUndefined();
});

const directives = (policy: unknown): Map<string, string> =>
  new Map(
    String(policy)
      .split('; ')
      .map((one) => [one.split(' ')[0] ?? '', one.split(' ').slice(1).join(' ')]),
  );

test.each(everywhere)('%s allows scripts of our own only, and none in the page', async (url) => {
  const policy = directives((await app.inject({ url })).headers['content-security-policy']);
  expect(policy.get('script-src')).toBe("'self'");
  expect(policy.get('script-src-attr')).toBe("'none'");
  for (const name of ['object-src', 'base-uri', 'frame-ancestors']) expect(policy.get(name), name).toBe("'none'");
  // A licence is looked at within the page; nothing from elsewhere is.
  expect(policy.get('frame-src')).toBe("'self'");
  expect(policy.get('default-src')).toBe("'self'");
  expect(policy.get('form-action')).toBe("'self'");
  expect(policy.has('upgrade-insecure-requests')).toBe(false);
  if (url !== '/api/docs') expect(policy.get('style-src')).not.toContain('unsafe');
});

test.each(everywhere)('%s behind https is https for a year, with everything below', async (url) => {
  const { headers } = await secured.inject({ url });
  expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  expect(directives(headers['content-security-policy']).has('upgrade-insecure-requests')).toBe(true);
});

test.each(everywhere)('%s does not say what answers, and invites no other origin', async (url) => {
  for (const origin of ['https://evil.example', 'null']) {
    for (const method of ['GET', 'OPTIONS'] as const) {
      const { headers } = await app.inject({ method, url, headers: { origin } });
      for (const name of ['server', 'x-powered-by', 'via']) expect(headers[name], name).toBeUndefined();
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  }
});

test('answers with anybody’s data are kept nowhere, and neither are refusals', async () => {
  for (const url of ['/api/session', '/api/cases', '/api/organisations?kind=provider', '/api/nothing', '/api?x'])
    expect((await app.inject({ url })).headers['cache-control'], url).toBe('no-store');
  // What is the same for everybody may be kept for a while, by its own word.
  expect((await app.inject({ url: '/api/machine' })).headers['cache-control']).toBe('public, max-age=300');
});

describe.runIf(existsSync('web/dist/index.html'))('the page', () => {
  const open = async () => {
    const { headers, payload } = await app.inject({ url: '/' });
    const nonce = /'nonce-([\w-]+)'/.exec(directives(headers['content-security-policy']).get('style-src') ?? '')?.[1];
    return { payload, nonce: nonce ?? '' };
  };

  test('has a number of its own in every answer, which only its own styles may know', async () => {
    const [one, two] = [await open(), await open()];
    expect(one.nonce.length).toBeGreaterThanOrEqual(22);
    expect(one.nonce).not.toBe(two.nonce);
    expect(one.payload).toContain(`<meta property="csp-nonce" nonce="${one.nonce}">`);
    expect(one.payload).not.toContain('%nonce');
  });

  test('has neither a script nor a style nor a handler written into it', async () => {
    const { payload } = await open();
    expect(payload).toContain('<script type="module"');
    expect(payload).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
    for (const [, attributes = '', inner] of payload.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)) {
      expect(attributes).toContain(' src="/assets/');
      expect(inner).toBe('');
    }
  });
});
