import { writeFileSync } from 'node:fs';
import { EventStoreDbEventStore } from '#event-sourcing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EventStoreDouble } from '../support/event-store-double/event-store-double.ts';
import { append, facts } from '../support/facts.ts';
import { inTime, until } from '../support/in-time.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const script = (name: string) => fileURLToPath(new URL(`../support/processes/${name}.ts`, import.meta.url));

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const secret = join(folder, 'client-secret');
writeFileSync(secret, 'of-the-client');
/** Nobody is asked there before somebody signs in. */
const council = {
  LOCAL_ACCOUNTS: 'off',
  OIDC_ISSUER: 'https://login.example.test',
  OIDC_CLIENT_ID: 'evenhand',
  OIDC_CLIENT_SECRET_FILE: secret,
};

it('a node that is told to stop while it builds its views, from a log that has fallen silent, stops', async () => {
  const double = await EventStoreDouble.start();
  const store = await EventStoreDbEventStore.open({
    connection: double.connectionString,
    prefix: 'evenhand-',
  });
  await store.append(append('a-stream', 'none', facts(3)));
  await store.close();
  double.faults.set('subscribe', 'hang');
  const port = await freePort();
  const node = spawn(
    process.execPath,
    [
      ...['--conditions=source', '--import', script('from-source'), script('evenhand')],
      ...['serve', '--port', String(port), '--data', join(folder, 'node')],
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, EVENT_STORE: double.connectionString, ...council },
    },
  );
  let said = '';
  node.stderr.on('data', (text: Buffer) => (said += String(text)));
  const statusOf = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: 'Bearer evh_unknown' } }).then(
      ({ status }) => status,
      () => null,
    );
  try {
    await until(async () => (await statusOf('/livez')) === 200);
    expect([await statusOf('/readyz'), await statusOf('/')]).toEqual([503, 503]);
    node.kill('SIGTERM');
    expect(await inTime(once(node, 'exit'), 5_000)).toEqual([0, null]);
    expect(said).toBe('Stopping.\n');
  } finally {
    node.kill('SIGKILL');
    await double.stop();
  }
});
