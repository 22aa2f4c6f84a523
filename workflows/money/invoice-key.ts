/**
 * What makes two invoices the same (money.md, "Traps"): code and number without blanks, signs, case and width. A fully
 * digital invoice (全电发票) has a number of 20 digits; an older one a code of 10 or 12 and a number of 8. A number without
 * its leading code is refused: with it the same invoice could be entered a second time.
 */

export type InvoiceRefusal = { readonly code: 'invoice-code-missing' | 'invoice-shape'; readonly found: string };
export type InvoiceAnswer =
  | { readonly accepted: true; readonly key: string }
  | { readonly accepted: false; readonly refusal: InvoiceRefusal };

const labels = /发票|代码|号码|编号|号|№/gu;

/** The key that is unique over all cases and calls, from what was typed. */
export function readInvoiceKey(text: string): InvoiceAnswer {
  const key = text
    .replace(labels, '')
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}\p{Cf}]/gu, '')
    .toUpperCase();
  if (/^[0-9A-Z]{10}(?:[0-9A-Z]{2})?[0-9]{8}$/.test(key)) return { accepted: true, key };
  const code = /^[0-9]{8}$/.test(key) ? 'invoice-code-missing' : 'invoice-shape';
  return { accepted: false, refusal: { code, found: key.slice(0, 40) } };
}

export function describeInvoiceRefusal({ code, found }: InvoiceRefusal): { zh: string; en: string } {
  if (code === 'invoice-code-missing')
    return {
      zh: `发票“${found}”缺少发票代码，请按“代码＋号码”完整填写`,
      en: `Invoice "${found}" lacks its leading code; give code and number`,
    };
  return {
    zh: `发票“${found}”格式不正确：全电发票为 20 位号码，其他发票为 10 或 12 位代码加 8 位号码`,
    en: `Invoice "${found}" has the wrong shape: 20 digits, or a code of 10 or 12 and a number of 8`,
  };
}
