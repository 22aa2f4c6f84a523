/** Two people at one draft: different fields both survive, of the same field both texts stay until somebody chooses. */
import { expect, test } from 'vitest';
import {
  changedByOthers,
  conflicts,
  markSent,
  meet,
  settle,
  shownTexts,
  type Texts,
  textsToSend,
  typeOver,
  unsaved,
} from '../../web/src/shared/merge-typed.ts';

const same = (_: string, one: string, other: string) => one.replace(/,/g, '') === other.replace(/,/g, '');
const server: Texts = { staff: '100', needs: '排产', contact: '陈晓' };
const typed = typeOver({}, server, 'needs', '排产和质量');

test('what one typed and what another saved elsewhere are both there', () => {
  const now = { ...server, contact: '李敏' };
  const met = meet(typed, now, same);
  expect(shownTexts(met, now)).toEqual({ staff: '100', needs: '排产和质量', contact: '李敏' });
  expect(conflicts(met, now, same)).toEqual([]);
  expect(changedByOthers(typed, server, now, same)).toEqual(['contact']);
  expect(textsToSend(met, now, unsaved(met, same))).toEqual({ ...now, needs: '排产和质量' });
});

test('the same field asks: the own text stays on the screen, the other is not overwritten', () => {
  const now = { ...server, needs: '能耗' };
  const met = meet(typed, now, same);
  expect(conflicts(met, now, same)).toEqual(['needs']);
  expect(shownTexts(met, now).needs).toBe('排产和质量');
  expect(textsToSend(met, now, [])).toEqual(now);

  const mine = settle(met, now, 'needs', '排产和质量');
  expect([conflicts(mine, now, same), unsaved(mine, same)]).toEqual([[], ['needs']]);
  const theirs = settle(met, now, 'needs', 'theirs');
  expect([shownTexts(theirs, now).needs, unsaved(theirs, same)]).toEqual(['能耗', []]);
});

test('going on to type while a save is under way is no conflict with oneself', () => {
  const sent = markSent(typed, ['needs']);
  const further = typeOver(sent, server, 'needs', '排产和质量追溯');
  const arrived = { ...server, needs: '排产和质量' };
  const met = meet(further, arrived, same);
  expect([conflicts(met, arrived, same), unsaved(met, same)]).toEqual([[], ['needs']]);
  expect(changedByOthers(further, server, arrived, same)).toEqual([]);
});

test('a save whose answer was lost is recognised when the form is read again', () => {
  const kept = JSON.parse(JSON.stringify(markSent(typed, ['needs'])));
  const arrived = { ...server, needs: '排产和质量' };
  expect(unsaved(meet(kept, arrived, same), same)).toEqual([]);
});

test('the same answer in another writing is no change', () => {
  const grouped = typeOver({}, server, 'staff', '1,00');
  expect(unsaved(grouped, same)).toEqual([]);
  expect(unsaved(typeOver({}, server, 'staff', '101'), same)).toEqual(['staff']);
});

test('what was emptied on purpose stays empty', () => {
  const emptied = typeOver({}, server, 'contact', '');
  const met = meet(emptied, { ...server, staff: '101' }, same);
  expect(shownTexts(met, server).contact).toBe('');
  expect(unsaved(met, same)).toEqual(['contact']);
});
