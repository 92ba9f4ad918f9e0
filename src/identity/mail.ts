import { createTransport } from 'nodemailer';
import { isLoopback } from '../http/foreign-requests.ts';

export interface MailSetting {
  /** `smtps://host:465`, or `smtp://user@host:587`, which then must offer STARTTLS unless it is this machine. */
  readonly url: string;
  readonly password?: string;
  /** The address that mails come from. */
  readonly from: string;
}

export interface Letter {
  /** One address, without a name. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for readers that show it; left out, there is only text. */
  readonly html?: string;
}

/** A mail did not leave. Says nothing of what was in it, nor to whom it was. */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent';
  /** `code`: what went wrong, such as ECONNECTION or EAUTH. */
  constructor(readonly code: string) {
    super(`The email could not be sent (${code}). Try again later, or hand over the link in another way.`);
  }
}

/** Milliseconds that a server may keep us waiting. */
const patience = 10_000;

/** One address, in which nothing can hide a second one or a line of its own. */
const address = /^[^\s@<>()[\],;:"\\\p{Cc}]{1,64}@[^\s@<>()[\],;:"\\\p{Cc}]{1,255}$/u;

function transportOver({ url, password, from }: MailSetting) {
  const { protocol, hostname, port, username, password: inUrl } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const secure = protocol === 'smtps:';
  const pass = password ?? decodeURIComponent(inUrl);
  const auth = username === '' ? {} : { auth: { user: decodeURIComponent(username), pass } };
  return createTransport(
    {
      pool: true,
      maxConnections: 2,
      host,
      port: Number(port || (secure ? 465 : 587)),
      secure,
      requireTLS: !secure && !isLoopback(host),
      ...auth,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      dnsTimeout: patience,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from: { name: 'Evenhand', address: from }, headers: { 'Auto-Submitted': 'auto-generated' } },
  );
}

/** Sends letters over the council's mail server, encrypted, or not at all. To be closed. */
export class Mail {
  private constructor(private readonly transport: ReturnType<typeof transportOver> | null) {}

  /** Null: there is no mail server. */
  static over(setting: MailSetting | null): Mail {
    return new Mail(setting && transportOver(setting));
  }

  get possible(): boolean {
    return this.transport !== null;
  }

  /** Resolves when the server has taken it. Rejects with MailNotSent. */
  async send({ to, subject, text, html }: Letter): Promise<void> {
    if (!this.transport) throw new MailNotSent('no mail server is set');
    if (!address.test(to)) throw new MailNotSent('not an address');
    try {
      await this.transport.sendMail({
        to: { name: '', address: to },
        subject,
        text,
        ...(html === undefined ? {} : { html }),
      });
    } catch (error) {
      const { code } = error as { readonly code?: unknown };
      throw new MailNotSent(typeof code === 'string' ? code : 'unknown');
    }
  }

  close(): void {
    this.transport?.close();
  }
}
