import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Mail, type MailSetting } from '../../src/identity/mail.ts';
import { invitationMail, resetMail } from '../../src/identity/mails.ts';
import { certificateFile } from '../support/event-store-double/test-certificate.ts';
import { type MailServer, mailServer, type MailServerOptions } from '../support/mail-server.ts';

const usual = getCACertificates('default');
beforeEach(() => setDefaultCACertificates([...usual, readFileSync(certificateFile, 'utf8')]));
afterAll(() => setDefaultCACertificates(usual));

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.close();
});

async function server(options?: MailServerOptions): Promise<MailServer> {
  const started = await mailServer(options);
  open.push(started);
  return started;
}
function mail(url: string, more: Partial<MailSetting> = {}): Mail {
  const opened = Mail.over({ url, from: 'evenhand@example.org', ...more });
  open.push(opened);
  return opened;
}
const letter = { to: 'first.tester@example.test', subject: 'Hello', text: 'A line.\n' };

it('sends plain text, encrypted where the server offers it', async () => {
  const { port, taken } = await server();
  await mail(`smtp://127.0.0.1:${port}`).send(letter);
  expect(taken).toEqual([
    {
      from: 'evenhand@example.org',
      to: ['first.tester@example.test'],
      content: expect.stringMatching(/\r\nFrom: Evenhand <evenhand@example\.org>\r\n[^]*A line\.\s+$/),
      encrypted: true,
      user: undefined,
    },
  ]);
  expect(taken[0]?.content).toContain('Subject: Hello\r\n');
  expect(taken[0]?.content).toContain('Auto-Submitted: auto-generated\r\n');
});

it('signs in with the password of the file', async () => {
  const { port, taken } = await server({ password: 'p:a@ss' });
  await mail(`smtp://evenhand%40example.org@127.0.0.1:${port}`, { password: 'p:a@ss' }).send(letter);
  expect(taken[0]?.user).toBe('evenhand@example.org');
  const wrong = mail(`smtp://evenhand@127.0.0.1:${port}`, { password: 'another' });
  await expect(wrong.send(letter)).rejects.toMatchObject({ name: 'MailNotSent', code: 'EAUTH' });
});

it('sends nothing unencrypted, but within this machine', async () => {
  const elsewhere = await server({ host: '127.0.0.2', encrypts: false });
  const sending = mail(`smtp://127.0.0.2:${elsewhere.port}`).send(letter);
  await expect(sending).rejects.toMatchObject({ code: 'ETLS' });
  expect(elsewhere.taken).toEqual([]);
  const here = await server({ encrypts: false });
  await mail(`smtp://127.0.0.1:${here.port}`).send(letter);
  expect(here.taken[0]?.encrypted).toBe(false);
});

it('does not trust a server whose certificate nobody vouches for', async () => {
  setDefaultCACertificates(usual);
  const { port, taken } = await server();
  const sending = mail(`smtp://127.0.0.1:${port}`).send(letter);
  await expect(sending).rejects.toMatchObject({ name: 'MailNotSent' });
  expect(taken).toEqual([]);
});

it.each([
  'first@example.test, second@example.test',
  'first@example.test\r\nBcc: second@example.test',
  'First <first@example.test>',
  '"first@example.test" second@example.test',
  'first@example.test>\r\nRCPT TO:<second@example.test',
  'nobody',
  '',
])('takes one address and nothing besides: %j', async (to) => {
  const { port, taken } = await server();
  const sending = mail(`smtp://127.0.0.1:${port}`).send({ ...letter, to });
  await expect(sending).rejects.toMatchObject({ name: 'MailNotSent', code: 'not an address' });
  expect(taken).toEqual([]);
});

it('keeps a line that is smuggled into the subject out of the headers', async () => {
  const { port, taken } = await server();
  const subject = 'Hello\r\nBcc: second@example.test';
  await mail(`smtp://127.0.0.1:${port}`).send({ ...letter, subject });
  expect(taken[0]?.to).toEqual(['first.tester@example.test']);
  expect(taken[0]?.content).not.toMatch(/^Bcc:/m);
});

it('says that a mail did not leave, and nothing of what was in it', async () => {
  const { port } = await server({ refuses: letter.to });
  const refused = mail(`smtp://127.0.0.1:${port}`).send(letter);
  await expect(refused).rejects.toMatchObject({ name: 'MailNotSent', code: 'EENVELOPE' });
  const down = await server();
  await down.close();
  const unreached = mail(`smtp://127.0.0.1:${down.port}`).send(letter);
  await expect(unreached).rejects.toMatchObject({ name: 'MailNotSent', code: 'ESOCKET' });
  for (const failed of [refused, unreached]) {
    const error: unknown = await failed.catch((thrown: unknown) => thrown);
    const said = JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as Error).cause);
    expect(said).not.toMatch(/first\.tester|127\.0\.0\.1|No such box/);
  }
});

it('is not possible without a server', async () => {
  const none = Mail.over(null);
  expect(none.possible).toBe(false);
  await expect(none.send(letter)).rejects.toMatchObject({ name: 'MailNotSent' });
  expect(mail('smtps://mail.example.org').possible).toBe(true);
});

describe('a mail with a link', () => {
  const link = { name: 'First Tester', url: 'https://evenhand.example.org/reset/abc', minutes: 60 };

  it.each([invitationMail, resetMail])(
    'greets, bears the link on a line of its own, says how long and what else',
    (of) => {
      const { subject, text } = of(link);
      expect(subject).toMatch(/Evenhand/);
      expect(text.split('\n')).toContain(link.url);
      expect(text).toMatch(/^Hello First Tester,\n/);
      expect(text).toMatch(/works once, within 60 minutes\./);
      expect(text).toMatch(/did not .*, do nothing/);
      expect(of({ ...link, minutes: 72 * 60 }).text).toMatch(/within 72 hours\./);
    },
  );
});
