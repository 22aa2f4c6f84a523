/** Nothing is open by being forgotten: the application does not start with a route that says nothing about who may ask. */
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { faultOf, requirePermissions } from '../../server/http/require-permissions.ts';
import { permissions } from '../../workflows/access/permissions.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import { listCode } from '../support/imports.ts';

describe('a route', () => {
  const start = (route: { config?: object; schema?: object }) => async () => {
    const app = Fastify();
    requirePermissions(app);
    app.get('/one', route, async () => ({}));
    await app.ready();
    await app.close();
  };
  test('without a permission stops the start', async () => {
    await expect(start({})()).rejects.toThrow('/one names no permission');
  });
  test('with a permission that does not exist stops the start', async () => {
    await expect(start({ config: { access: 'case.steal' } })()).rejects.toThrow('case.steal, which does not exist');
    await expect(start({ config: { access: 'constructor' } })()).rejects.toThrow('does not exist');
  });
  test('that is public by its permission or by its setting only stops the start', () => {
    expect(faultOf({ config: { access: 'case.list', public: true } })).toMatch(/is public, but/);
    expect(faultOf({ config: { access: 'machine.read' } })).toMatch(/not public/);
  });
  test('that says the same twice, or belongs to the pages, is let in', async () => {
    await start({ config: { access: 'machine.read', public: true } })();
    await start({ config: { access: 'case.list' } })();
    await start({ schema: { hide: true } })();
  });
});

test('every permission is named by a route or asked by a service', () => {
  const root = new URL('../..', import.meta.url).pathname;
  const code = listCode(root)
    .filter((file) => file.startsWith('server/'))
    .map((file) => readFileSync(`${root}/${file}`, 'utf8'))
    .join('\n');
  expect(keysOf(permissions).filter((name) => !code.includes(`'${name}'`))).toEqual([]);
});

test('what strangers may is for no role in particular, and what is held is held by somebody', () => {
  for (const name of keysOf(permissions)) {
    const { on, by } = permissions[name];
    const forAll = on === 'anyone' || on === 'signedIn' || on === 'self';
    if (forAll) expect(by, name).toEqual([]);
    else if (on !== 'organisation') expect(by, name).not.toEqual([]);
    expect(new Set<string>(by).size, name).toBe(by.length);
    expect(name).toMatch(/^[a-z]+(?:[A-Z][a-z]+)*\.[a-z]+(?:[A-Z][a-z]+)*$/);
  }
});
