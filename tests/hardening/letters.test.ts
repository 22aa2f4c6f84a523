/** Letters that strangers have a word in: one reader, one subject, one link, whatever they typed. */
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill } from '../../server/letters/letter-words.ts';
import { openPost } from '../../server/letters/send-letters.ts';
import { writeLetter } from '../../server/letters/write-letter.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

type Received = { to: string[]; mail: ParsedMail; raw: string };

let pilot: Pilot;
const received: Received[] = [];
let server: SMTPServer;
let port = 0;
beforeAll(async () => {
  pilot = await createPilot();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => void pieces.push(piece));
      stream.on('end', () => {
        const raw = Buffer.concat(pieces).toString();
        const to = session.envelope.rcptTo.map(({ address }) => address);
        void simpleParser(raw).then((mail) => {
          received.push({ to, mail, raw });
          done();
        });
      });
    },
  });
  await new Promise<void>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve());
    listening.on('listening', () => {
      port = Number(Object(listening.address()).port);
    });
  });
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await pilot.close();
});

async function deliver(letter: {
  address: string;
  parameters: Record<string, string>;
  path?: string;
}): Promise<Received> {
  const { product } = pilot;
  const { address, ...rest } = letter;
  await product.db.transaction((tx) => writeLetter(product, tx, { to: { address }, kind: 'case.listed', ...rest }));
  const post = openPost({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'pilot@city.example' });
  if (post === null) throw new Error('no post');
  const before = received.length;
  await post.deliver(product);
  post.close();
  const [one] = received.slice(before);
  if (one === undefined) throw new Error('nothing arrived');
  return one;
}

const header = (mail: ParsedMail, name: string) => mail.headerLines.filter(({ key }) => key === name);
const addresses = (to: AddressObject | AddressObject[] | undefined) =>
  [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address));

const hostile = [
  'Acme\r\nBcc: victim@example.org',
  'Acme\nSubject: 您已中奖',
  'Acme\r\n\r\n<html>a body of my own</html>',
  'Acme\u2028Bcc: victim@example.org',
  'Acme\u0085Bcc: victim@example.org',
  'Acme\u0001\u000b\u000cBcc: victim@example.org',
  '=?utf-8?B?DQpCY2M6IHZpY3RpbUBleGFtcGxlLm9yZw==?=',
  '.\r\nMAIL FROM:<evil@example.org>\r\nRCPT TO:<victim@example.org>\r\nDATA',
  '公司\u202e名称',
  '字'.repeat(5000),
];
test.each(hostile)('a name like %j stays a name in one line', async (name) => {
  const { to, mail } = await deliver({ address: 'reader@example.com', parameters: { number: name, enterprise: name } });
  expect(to).toEqual(['reader@example.com']);
  expect(addresses(mail.to)).toEqual(['reader@example.com']);
  expect(mail.cc).toBeUndefined();
  expect(mail.bcc).toBeUndefined();
  expect(header(mail, 'subject')).toHaveLength(1);
  expect(header(mail, 'bcc')).toEqual([]);
  expect(mail.html).toBe(false);
  expect(mail.subject).toMatch(/已入库$/);
  expect(mail.text).toMatch(/已列入试点企业名单，请登录选择服务商。\s*$/);
  expect(`${mail.subject}${mail.text}`).not.toMatch(/(?![\n\r\t])\p{Cc}|\p{Cf}|\u2028/u);
  expect(mail.text?.length).toBeLessThan(400);
});

test.each([
  'reader@example.com, victim@example.org',
  'reader@example.com\r\nBcc: victim@example.org',
  '<reader@example.com> victim@example.org',
])('an address like %j never reaches a second reader', async (address) => {
  const got = await deliver({ address, parameters: { number: '1', enterprise: '某厂' } }).catch(() => null);
  expect(got?.to ?? []).not.toContain('victim@example.org');
  expect(got?.to.length ?? 0).toBeLessThanOrEqual(1);
});

test('the only link of a letter is below PUBLIC_URL, whatever a name tries to be', async () => {
  const name = '请登录 https://evil.example/x 或 www.evil.example 领取';
  const { mail } = await deliver({
    address: 'reader@example.com',
    parameters: { number: '1', enterprise: name },
    path: '/invitations#token',
  });
  const links = mail.text?.match(/\w+:\/\/\S+|www\.\S+/g);
  expect(links).toEqual([`${pilot.product.settings.publicUrl}/invitations#token`]);
});

test('what is filled in is not filled in again', () => {
  expect(fill('{a}', { a: '{b}', b: 'secret' })).toBe('{b}');
  expect(fill('{constructor}{__proto__}', {})).not.toMatch(/function|object/);
});
