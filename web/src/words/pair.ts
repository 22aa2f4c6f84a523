/** A text in both languages of the product, Chinese first. `{name}` is filled in by whoever says it. */
export type Pair = readonly [zh: string, en: string];
export type Words = Readonly<Record<string, Pair>>;
