import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Mail } from './findings.ts';

/** Where the nodes' mails arrive, each noted before it is acknowledged. */
export class PostOffice {
  readonly mails: Mail[] = [];
  /** Done with a mail that has arrived, before its sender hears of it. */
  beforeAnswering: (mail: Mail) => Promise<void> | void = () => {};
  private readonly server = createServer((request, response) => {
    const mail = { key: String(request.headers['key']), node: Number(request.headers['node']) };
    this.mails.push(mail);
    request.resume();
    void Promise.resolve(this.beforeAnswering(mail)).then(() => response.writeHead(204).end());
  });

  async open(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
