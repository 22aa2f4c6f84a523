/** Filling in what a form asks, by what the form itself says: its fields, its papers, its questionnaire. */
import { formatYuan, parseYuan } from '../../workflows/money/fen.ts';
import {
  assessmentSchema,
  documentSchema,
  type FieldView,
  type FormView,
  formListSchema,
  formViewSchema,
} from '../papers/papers-contract.ts';
import { makeAnswers } from './made-answers.ts';
import { makePaper, makePicture } from './made-papers.ts';
import type { Scene } from './scene.ts';

type Value = string | number | boolean;
/** `level` is what the questionnaire of the form is to come to. */
export type Filling = { level?: number; values?: Readonly<Record<string, Value>> };

/** Everything that is open and missing, and whatever a notice asked for anew. */
export async function fillIn(scene: Scene, code: string, { level = 1, values = {} }: Filling = {}): Promise<void> {
  const { items } = await scene.browser.get(`${scene.path}/forms`, formListSchema);
  const form = items.find((one) => one.form === code);
  if (!form) {
    scene.stage.tally.unexpected(`the form ${code} is not there at ${scene.played.state}`);
    return;
  }
  const wanted = new Set([...form.missing, ...form.asked].map((item) => item.code));
  // Whoever gets a form back without being told where hands in its first paper anew.
  const [paper] = form.papers;
  if (wanted.size === 0 && paper) wanted.add(`paper:${paper.code}`);
  await fillFields(scene, form, values);
  const papers = form.papers.filter(
    ({ code: item }) => wanted.has(`paper:${item}`) && form.openItems.includes(`paper:${item}`),
  );
  await Promise.all(papers.map((one) => upload(scene, one)));
  const { questionnaire } = form;
  if (
    questionnaire !== null &&
    form.openItems.includes(`questionnaire:${questionnaire}`) &&
    wanted.has(`questionnaire:${questionnaire}`)
  )
    await answer(scene, questionnaire, level);
}

async function fillFields(scene: Scene, form: FormView, values: Filling['values'] = {}): Promise<void> {
  const open = form.fields.filter((field) => form.openItems.includes(`field:${field.code}`));
  if (open.length === 0) return;
  const answers = Object.fromEntries(
    open.map((field) => [field.code, values[field.code] ?? madeUpValue(scene, field)]),
  );
  const body = { answers, version: form.version };
  await scene.browser.put(`${scene.path}/forms/${form.form}`, body, formViewSchema);
}

function madeUpValue(
  { today, dice, played: { row, seq } }: Scene,
  { code, type, label, minimum, maximum }: FieldView,
): Value {
  if (code === 'staff') return row.staff;
  if (code === 'revenue') return formatYuan(row.revenueFen);
  switch (type) {
    case 'yesNo':
      return true;
    case 'date':
      return today;
    case 'number':
      return Math.max(minimum ?? 0, Math.min(maximum ?? 1000, dice.between(10, 400)));
    case 'yuan':
      return formatYuan(dice.between(8, 90) * 1_000_000);
    default:
      return `${row.contact ?? row.legalRepresentative}：${label.zh}（第 ${seq} 步填写）`;
  }
}

async function upload(scene: Scene, { code, accepts }: { code: string; accepts: readonly string[] }): Promise<void> {
  const { number, seq } = scene.played;
  const title = `${number}-${code}-${seq}`;
  const file = accepts.includes('.png') && scene.dice.chance(0.3) ? makePicture(title) : makePaper(title, accepts);
  await scene.browser.post({ path: `${scene.path}/documents?paper=${code}`, file }, documentSchema);
}

/** Real answers to the real questionnaire; the product computes the level from them. */
async function answer(scene: Scene, kind: NonNullable<FormView['questionnaire']>, level: number): Promise<void> {
  const path = `${scene.path}/assessments/${kind}`;
  const { version } = await scene.browser.get(path, assessmentSchema);
  const answers = makeAnswers(scene.stage.edition, level, scene.dice);
  const saved = await scene.browser.put(path, { answers, version }, assessmentSchema);
  if (saved.level !== level)
    scene.stage.tally.unexpected(
      `${kind} of ${scene.played.number} should give level ${level} and gives ${saved.level}`,
    );
}

/** @throws when the product writes an amount that it would not read */
export function fenOf(yuan: string): number {
  const parsed = parseYuan(yuan);
  if (parsed.accepted) return parsed.fen;
  throw new Error(`${yuan} is no amount`);
}
