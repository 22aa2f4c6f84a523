/** A letter's words in both languages; Chinese first. */
export type Letter = { subject: { zh: string; en: string }; text: { zh: string; en: string } };

export const letter = (zh: [subject: string, text: string], en: [subject: string, text: string]): Letter => ({
  subject: { zh: zh[0], en: en[0] },
  text: { zh: zh[1], en: en[1] },
});
