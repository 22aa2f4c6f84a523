/** A mail server that keeps what it is sent; it can be away, refuse mailboxes, and tell of every letter before it is accepted. */
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type Caught = { messageId: string; to: string; subject: string; text: string };
export type Catcher = { port: number; caught: Caught[]; close: () => Promise<void> };

type Options = {
  port?: number;
  refuses?: (address: string) => boolean;
  /** `before`: all of it has arrived and nobody has been told so; `after`: it is being told. */
  onLetter?: (when: 'before' | 'after') => void;
};

export async function openCatcher({
  port = 0,
  refuses = () => false,
  onLetter = () => {},
}: Options = {}): Promise<Catcher> {
  const caught: Caught[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _, done) {
      done(refuses(address) ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null);
    },
    onData(stream, session, done) {
      buffer(stream)
        .then(simpleParser)
        .then(({ headers, subject = '', text = '' }) => {
          caught.push({
            messageId: String(headers.get('message-id')),
            subject,
            text,
            to: session.envelope.rcptTo.map(({ address }) => address).join(),
          });
          onLetter('before');
          done();
          onLetter('after');
        }, done);
    },
  });
  // Who is killed in the middle breaks a connection; that is what this is for.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    caught,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Where nobody listens, until somebody opens a catcher there. */
export async function freePort(): Promise<number> {
  const catcher = await openCatcher();
  await catcher.close();
  return catcher.port;
}
