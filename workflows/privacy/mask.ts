/**
 * What of a personal value is shown to people who have no need of the whole: enough to recognise it, too little to use it.
 * The name of a legal representative is public (GB/T 35273, register of enterprises) and is not masked.
 */

export const maskKinds = ['phone', 'mail', 'account', 'idNumber'] as const;
export type MaskKind = (typeof maskKinds)[number];

export const mask = (kind: MaskKind, value: string): string => masks[kind](value);

const masks: Record<MaskKind, (value: string) => string> = {
  phone: maskPhone,
  mail: maskMail,
  account: maskAccount,
  idNumber: maskIdNumber,
};

/** `138****1234`; of a landline the area code and the last two, `0714-*****00`. */
export function maskPhone(phone: string): string {
  const text = phone.normalize('NFKC').replace(/\s/g, '');
  const mobile = /^(?:\+?86-?)?(1\d{2})-?\d{4}-?(\d{4})$/.exec(text);
  if (mobile) return `${mobile[1]}****${mobile[2]}`;
  const landline = /^(010|02\d|0[3-9]\d{2})-?(\d{5,6})(\d{2})$/.exec(text);
  if (landline) return `${landline[1]}-${stars(landline[2])}${landline[3]}`;
  return allBut(text, 2);
}

/** `a***@example.com`: the house stays, of the person one letter. What is no address is masked whole. */
export function maskMail(mail: string): string {
  const at = mail.lastIndexOf('@');
  if (at < 1) return '***';
  return `${[...mail].at(0)}***${mail.slice(at)}`;
}

/** The last four, and not more than half. */
export function maskAccount(number: string): string {
  return allBut(number.replace(/\s/g, ''), 4);
}

/** Province and check digit with the one before it: `42**************1X`. */
export function maskIdNumber(number: string): string {
  const text = number.replace(/\s/g, '');
  return text.length < 15 ? allBut(text, 2) : `${text.slice(0, 2)}${stars(text.slice(2, -2))}${text.slice(-2)}`;
}

function stars(hidden = ''): string {
  return '*'.repeat([...hidden].length);
}

function allBut(text: string, last: number): string {
  const shown = Math.min(last, Math.floor(text.length / 2));
  return stars(text.slice(0, text.length - shown)) + text.slice(text.length - shown);
}
