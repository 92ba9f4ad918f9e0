import { emails } from '../../src/delivery/emails.ts';
import type { Delivery } from '../../src/delivery/outbox.ts';
import type { Subscription } from '../../src/delivery/subscription.ts';
import { Mail } from '../../src/identity/mail.ts';
import { type MailServer, mailServer } from '../support/mail-server.ts';
import { messageOf } from './a-message.ts';

const to = { id: 'n-1', way: 'email', owner: 'u-1' } as unknown as Subscription;
const delivery = (n: number) => ({ number: n, message: messageOf(n) }) as unknown as Delivery;
const origin = () => 'https://evenhand.example.org';
const never = new AbortController().signal;

let server: MailServer;
let mail: Mail;
beforeAll(async () => {
  server = await mailServer({ encrypts: false, refuses: 'nobody@example.test' });
  mail = Mail.over({ url: `smtp://127.0.0.1:${server.port}`, from: 'evenhand@example.org' });
});
afterAll(async () => {
  mail.close();
  await server.close();
});

const tell = (address: string | null, first: Delivery, ...more: Delivery[]) =>
  emails(mail, () => Promise.resolve(address), origin)(to, [first, ...more], never);

describe('an alert by email', () => {
  it('is text and HTML, with references and the way to it, and nothing else', async () => {
    expect(await tell('first.tester@example.test', delivery(1))).toEqual({ kind: 'delivered' });
    const { content } = server.taken.at(-1)!;
    expect(content).toContain('Content-Type: multipart/alternative');
    expect(content).toContain('Content-Type: text/plain');
    expect(content).toContain('Content-Type: text/html');
    expect(content).toContain('Subject: Evenhand: A referral is not placed: A1');
    const plain = content.replaceAll('=\r\n', '').replaceAll('=3D', '=');
    expect(plain).toContain('https://evenhand.example.org/alerts/CSH-2025-referral-unplaced%3AR1%3A1');
    expect(plain).toContain('https://evenhand.example.org/account/alerts');
    expect(plain).toContain('Raised: 1 July 2026');
  });

  it('is one email for several that were gathered', async () => {
    const before = server.taken.length;
    await tell('first.tester@example.test', delivery(1), delivery(2), delivery(3));
    expect(server.taken).toHaveLength(before + 1);
    const { content } = server.taken.at(-1)!;
    expect(content).toContain('Subject: Evenhand: 3 alerts');
    for (const referral of ['R1', 'R2', 'R3']) expect(content).toContain(`unplaced%3A${referral}%3A1`);
  });

  it('misses when the server takes it not, and is gone when nobody is there', async () => {
    expect(await tell('nobody@example.test', delivery(1))).toMatchObject({ kind: 'missed' });
    expect(await tell(null, delivery(1))).toEqual({ kind: 'gone', why: 'nobody' });
    const unset = emails(Mail.over(null), () => Promise.resolve('a@example.test'), origin);
    expect(await unset(to, [delivery(1)], never)).toMatchObject({ kind: 'missed' });
  });

  it('writes what looks like markup as text', async () => {
    const { message } = delivery(1);
    const finding = 'A <b>bold</b> & "quoted" finding.';
    const marked = { ...delivery(1), message: { ...message, data: { ...message.data, finding } } };
    await tell('first.tester@example.test', marked);
    const { content } = server.taken.at(-1)!;
    expect(content.replaceAll('=\r\n', '')).toContain(
      'A &#60;b&#62;bold&#60;/b&#62; &#38; &#34;quoted&#34; finding.',
    );
  });
});
