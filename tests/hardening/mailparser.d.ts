/** What the tests use of mailparser, which brings no types along. */
declare module 'mailparser' {
  export type AddressObject = { value: { address?: string; name: string }[] };
  export type ParsedMail = {
    to?: AddressObject | AddressObject[];
    cc?: AddressObject | AddressObject[];
    bcc?: AddressObject | AddressObject[];
    subject?: string;
    text?: string;
    html: string | false;
    /** By their names in small letters. */
    headers: ReadonlyMap<string, unknown>;
    headerLines: readonly { key: string; line: string }[];
  };
  export function simpleParser(source: string | Buffer): Promise<ParsedMail>;
}
