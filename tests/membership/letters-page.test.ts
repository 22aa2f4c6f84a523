// The mailbox of a demonstration, which exists nowhere else.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { Browser } from '../support/browser.ts';
import { newRegistration, Town } from './registration-scene.ts';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

test('letters are shown in a demonstration, with the link that confirms; outside of one there is no such page', async () => {
  const { product } = town.pilot;
  const demonstration = await buildApp({ ...product, settings: { ...product.settings, demonstration: true } });
  const registration = newRegistration();
  await town.register(registration);
  const url = `/api/demonstration/letters?address=${encodeURIComponent(registration.person.email)}`;
  const { items } = (await new Browser(demonstration).ask(url)).json();
  expect(items).toHaveLength(1);
  expect(items[0].subject).toContain(registration.organisation.name);
  expect(items[0].link).toMatch(/^\/confirm-mail#/);
  const token = items[0].link.split('#')[1];
  expect((await town.confirm(registration, { token })).statusCode).toBe(200);

  const outside = await new Browser(town.app).ask(url);
  const nowhere = await new Browser(town.app).ask('/api/nothing');
  expect(outside.statusCode).toBe(404);
  expect(Object.keys(outside.json())).toEqual(Object.keys(nowhere.json()));
  expect(outside.json().code).toBe(nowhere.json().code);
  await demonstration.close();
});
