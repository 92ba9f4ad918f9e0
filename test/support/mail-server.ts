import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { testCertificate } from './event-store-double/test-certificate.ts';

/** A mail as the server took it. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and text. */
  readonly content: string;
  /** Whether it came encrypted. */
  readonly encrypted: boolean;
  /** Who signed in to send it; undefined: nobody. */
  readonly user: string | undefined;
}

export interface MailServer {
  readonly port: number;
  readonly taken: readonly TakenMail[];
  close(): Promise<void>;
}

export interface MailServerOptions {
  /** This machine under another of its numbers is somebody else to whoever knows only 127.0.0.1. */
  readonly host?: string;
  /** Whether it offers STARTTLS; else it knows no encryption. */
  readonly encrypts?: boolean;
  /** The password that everybody has; left out, nobody signs in. */
  readonly password?: string;
  /** Refuses this recipient. */
  readonly refuses?: string;
}

/** A real mail server, which keeps what it takes. To be closed. */
export async function mailServer({
  host = '127.0.0.1',
  encrypts = true,
  password,
  refuses,
}: MailServerOptions = {}): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const server = new SMTPServer({
    ...testCertificate,
    disabledCommands: [...(encrypts ? [] : ['STARTTLS']), ...(password === undefined ? ['AUTH'] : [])],
    authOptional: password === undefined,
    onAuth: (given, _session, done) =>
      given.password === password ? done(null, { user: given.username }) : done(new Error('No.')),
    onRcptTo: ({ address }, _session, done) => done(address === refuses ? new Error('No such box.') : null),
    onData: (stream, { envelope, secure, user }, done) => {
      const { mailFrom, rcptTo } = envelope;
      const from = mailFrom === false ? '' : mailFrom.address;
      const to = rcptTo.map(({ address }) => address);
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const content = Buffer.concat(parts).toString();
        taken.push({ from, to, content, encrypted: secure, user: user || undefined });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, host);
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return { port, taken, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
