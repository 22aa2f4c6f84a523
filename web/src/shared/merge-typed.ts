/**
 * What one person types over what the server has, field by field, while others save as well: different fields both survive, of
 * the same field both texts stay until somebody chooses. Pure, so that it can be tried without a browser.
 */
export type Texts = Readonly<Record<string, string>>;

/** `base`: what the server had when it was typed over. `sent`: what was sent, in case its answer never comes. */
export type TypedField = { readonly text: string; readonly base: string; readonly sent?: string };
export type Typed = Readonly<Record<string, TypedField>>;

/** Whether two texts are one answer: `1,000` and `1000`. */
export type Same = (code: string, one: string, other: string) => boolean;

const textIn = (texts: Texts, code: string): string => texts[code] ?? '';

export function typeOver(typed: Typed, server: Texts, code: string, text: string): Typed {
  const before = typed[code] ?? { base: textIn(server, code) };
  return { ...typed, [code]: { ...before, text } };
}

/** The server's newer texts meet what was typed: what arrived there is at rest, what nobody typed over follows the server. */
export function meet(typed: Typed, server: Texts, same: Same): Typed {
  const kept = Object.entries(typed).flatMap(([code, field]): [string, TypedField][] => {
    const now = textIn(server, code);
    const { text, base, sent } = field;
    if (same(code, now, base)) return [[code, field]];
    if (same(code, now, text)) return [[code, { text, base: now }]];
    if (sent !== undefined && same(code, now, sent)) return [[code, { text, base: now }]];
    return same(code, text, base) ? [] : [[code, field]];
  });
  return Object.fromEntries(kept);
}

export const unsaved = (typed: Typed, same: Same): string[] =>
  Object.keys(typed).filter((code) => {
    const field = typed[code];
    return field !== undefined && !same(code, field.text, field.base);
  });

/** Typed over what somebody else has changed since: both are shown, and neither is given up unasked. */
export const conflicts = (typed: Typed, server: Texts, same: Same): string[] =>
  unsaved(typed, same).filter((code) => !same(code, textIn(server, code), typed[code]?.base ?? ''));

/** Over the server's texts what was typed: nobody's typing is ever taken off their screen. */
export function shownTexts(typed: Typed, server: Texts): Texts {
  return { ...server, ...Object.fromEntries(Object.entries(typed).map(([code, { text }]) => [code, text])) };
}

/** What the server is to have next: of these fields what was typed, of all others what it has. */
export const textsToSend = (typed: Typed, server: Texts, codes: readonly string[]): Texts => ({
  ...server,
  ...Object.fromEntries(codes.map((code) => [code, typed[code]?.text ?? ''])),
});

/** Before they go: an answer that is lost on its way is recognised when it is read again. */
export const markSent = (typed: Typed, codes: readonly string[]): Typed => ({
  ...typed,
  ...Object.fromEntries(
    codes.flatMap((code) => {
      const field = typed[code];
      return field ? [[code, { ...field, sent: field.text }]] : [];
    }),
  ),
});

/** A conflict is over: one's own text, another one made of both, or the server's. */
export const settle = (typed: Typed, server: Texts, code: string, text: string | 'theirs'): Typed => {
  const base = textIn(server, code);
  return { ...typed, [code]: { text: text === 'theirs' ? base : text, base } };
};

/** What is new on the server and was neither typed nor sent here. */
export const changedByOthers = (typed: Typed, before: Texts, now: Texts, same: Same): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((code) => {
    const text = textIn(now, code);
    if (same(code, textIn(before, code), text)) return false;
    const field = typed[code];
    return !(field && (same(code, text, field.text) || (field.sent !== undefined && same(code, text, field.sent))));
  });
