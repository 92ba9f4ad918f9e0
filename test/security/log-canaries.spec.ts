import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { spawnServer } from '../support/spawned-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type Answer, ask } from './ask.ts';
import { enrol, linkFrom, Secrets, signIn, useToken, Watched } from './journey.ts';

const folder = join(temporaryFolder(), 'data');
const agent = 'CanaryBrowser/77.0';
const secrets = new Secrets();
const answers: { path: string; answer: Answer }[] = [];
/** What the process wrote, without the one link that is for whoever sees its console. */
let said: string;
let metrics: string;
let redirects: readonly string[];

const freePort = () =>
  new Promise<string>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(String(port)));
    });
  });

const administrator = {
  name: 'Canary Administrator',
  email: 'canary-first@example.test',
  password: 'basalt-plinth-otter-93',
};
const invited = {
  name: 'Canary Manager',
  email: 'canary-second@example.test',
  password: 'pumice-violet-harbour-41',
};
const again = { ...invited, password: 'gravel-lantern-mandolin-17' };

beforeAll(async () => {
  const port = await freePort();
  const env = { LOG_LEVEL: 'debug', METRICS_PORT: port };
  const server = await spawnServer('evenhand', ['serve', '--data', folder, '--port', '0'], env);
  const person = () => new Watched(server.url.replace('127.0.0.1', 'localhost'), secrets, answers, agent);
  for (const { name, email, password } of [administrator, invited, again]) {
    secrets.keep(`name ${name}`, name);
    secrets.keep(`address ${email}`, email);
    secrets.keep(`password of ${name}`, password);
  }
  secrets.keep('browser', agent);

  const [setUp = ''] = /http:\S+\/set-up\/[\w-]+/.exec(server.said()) ?? [];
  const first = person();
  const codes = await enrol(first, setUp, administrator, secrets);
  await first.submit('/account', {}, '/sign-out');
  const desk = person();
  await signIn(desk, administrator, codes[0]!, secrets);

  const { name, email } = invited;
  const invitation = await linkFrom(desk, '/administration/users/invite', {
    name,
    email,
    roles: 'contract-manager',
  });
  await enrol(person(), invitation, invited, secrets);
  const users = await desk.open('/administration/users');
  const ids = [...users.body.matchAll(/\/administration\/users\/(u-\w+)/g)].map(([, id]) => id);
  const pages = await Promise.all(
    ids.map(async (id) => ({ id, ...(await desk.open(`/administration/users/${id}`)) })),
  );
  const { id } = pages.find(({ body }) => body.includes(email))!;
  const reset = await linkFrom(desk, `/administration/users/${id}`, {}, `/administration/users/${id}/reset`);
  const manager = person();
  await enrol(manager, reset, again, secrets);
  await useToken(manager, secrets, 'CANARY77');
  secrets.keep('what was asked', 'CANARY77');

  await person().submit('/sign-in', { email }, '/reset');
  for (const path of [
    '/',
    '/account',
    '/offers',
    '/none/CANARY77',
    '/offers?state=CANARY77',
    '/%zz',
    '/administration/tokens',
  ]) {
    await desk.open(path);
    await manager.open(path);
    await person().open(path);
  }
  await manager.post('/sign-out', { _csrf: 'CANARY77' });
  await manager.submit('/account', {}, '/sign-out');

  metrics = (await ask(`http://127.0.0.1:${port}`, { path: '/metrics' })).body;
  expect(await server.stop()).toBe(0);
  said = server.said().replace(setUp, '');
  redirects = answers.flatMap(({ answer }) => answer.headers.location ?? []);
});

it('the process writes nothing of it', () => {
  expect(said).toContain('/sign-in/second-factor');
  expect(said).toContain('"level":');
  expect(said.split('\n').filter((line) => line.startsWith('{')).length).toBeGreaterThan(50);
  expect(secrets.in(said)).toEqual([]);
});

it('the log holds nothing of it, nor do its heads and its views', () => {
  const files = readdirSync(folder).filter((file) => /^(log|views)\.db|heads/.test(file));
  expect(files).toEqual(expect.arrayContaining(['log.db', 'heads.ndjson']));
  const found = files.flatMap((file) =>
    secrets.in(readFileSync(join(folder, file), 'latin1')).map((what) => `${what} in ${file}`),
  );
  expect(found).toEqual([]);
  // What happened is on record all the same.
  const log = readFileSync(join(folder, 'log.db'), 'latin1');
  for (const type of [
    'AccountOpened',
    'SignedIn',
    'LinkIssued',
    'TokenIssued',
    'TokenRevoked',
    'AccessRefused',
  ])
    expect(log).toContain(type);
});

it('ops.db knows people, and of what they know only what it can be checked by', () => {
  const text = readdirSync(folder)
    .filter((file) => file.startsWith('ops.db'))
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join();
  const known = secrets
    .in(text)
    .filter((what) => !/^(name|address canary-(first|second)|key of the app)/.test(what));
  expect(known).toEqual([]);
  expect(secrets.in(text)).toEqual(expect.arrayContaining([`name ${invited.name}`]));
});

it('the metrics tell nothing of it', () => {
  expect(metrics).toContain('evenhand_');
  expect(secrets.in(metrics)).toEqual([]);
});

it('no address to go on to bears any of it', () => {
  expect(redirects.length).toBeGreaterThan(20);
  expect(redirects.flatMap((location) => secrets.in(location.replaceAll(/CANARY77/g, '')))).toEqual([]);
});

it('no error repeats it to programs, and none repeats a secret on a page', () => {
  const errors = answers.filter(({ answer: { status } }) => status >= 400);
  expect(errors.length).toBeGreaterThan(12);
  // Whoever asks is told which of his own fields nobody knows. A form that is to be sent again bears the address that was typed into it, and its page the name of who is in.
  const found = errors.flatMap(({ path, answer: { body, headers } }) => {
    const page = String(headers['content-type']).startsWith('text/html');
    return secrets
      .in(body)
      .filter((what) => what !== 'what was asked' && !(page && /^(address|name)/.test(what)))
      .map((what) => `${what} at ${path}`);
  });
  expect(found).toEqual([]);
});

it('what is looked for would be found', () => {
  expect(secrets.in(`a line with ${again.password} in it`)).toEqual([`password of ${again.name}`]);
  expect(secrets.in(`?email=${encodeURIComponent(invited.email)}`)).toEqual([`address ${invited.email}`]);
});
