import { SqliteEventStore } from '#event-sourcing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Webhook } from 'standardwebhooks';
import { AlertFeed } from '../../src/delivery/alert-feed.ts';
import { openDeliveries } from '../../src/delivery/delivery-file.ts';
import { Outbox } from '../../src/delivery/outbox.ts';
import { Subscriptions } from '../../src/delivery/subscriptions.ts';
import { StoppedClock } from '../support/open-log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { unplaced } from './a-message.ts';
import { hostileReceiver } from './hostile-receiver.ts';
import { createSequence } from '../support/sequence.ts';

const folder = temporaryFolder();
const here = (name: string) => fileURLToPath(new URL(`../support/processes/${name}.ts`, import.meta.url));
/** A wait of twenty-four hours takes a second and a half. */
const times = 60_000;
const messages = 400;
const kills = 8;
const seed = 20_260_701;
const paths = ['/first', '/second', '/third'];

function start() {
  const args = [
    '--conditions=source',
    '--import',
    here('from-source'),
    here('delivering'),
    folder,
    String(times),
  ];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Records an alert for each message, in a log over which the outbox was opened when it was empty. */
async function prepare(
  url: string,
): Promise<{ readonly ids: readonly string[]; readonly secrets: readonly string[] }> {
  const clock = new StoppedClock();
  const store = await SqliteEventStore.open({ folder, clock });
  const db = openDeliveries(folder);
  const [subscriptions, outbox] = [new Subscriptions(db, clock), new Outbox(db, clock)];
  const added = [...paths, '/dead'].map((path) =>
    subscriptions.add({
      ...{ way: 'webhook', owner: null, title: path, address: url + path, audience: null, kinds: [] },
      ...{ areas: [], providers: [], severity: 'information', pace: 'at-once', madeBy: 'u-1' },
    }),
  );
  const feed = new AlertFeed(db, { store, subscriptions, outbox, origin: () => '' }, () => undefined);
  await feed.start();
  await feed.close();
  db.close();
  const ids: string[] = [];
  for (let n = 0; n < messages; n++) {
    const { type, ...data } = { ...unplaced(`R${n}`), type: 'AlertRaised' };
    const id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    const by = { kind: 'system', id: 'a-test', role: 'system' } as const;
    const event = { id, type, tv: 1, data, by, corr: 'c', cause: 'command:c' };
    await store.append({
      stream: `alert-CSH-2025-referral-unplaced:R${n}`,
      expected: 'none',
      events: [event],
    });
    ids.push(id);
  }
  await store.close();
  return { ids, secrets: added.map(({ secret }) => secret ?? '') };
}

it(`tells every one of ${messages} alerts, in order, over ${kills} kills and whatever a receiver does`, async () => {
  const receiver = await hostileReceiver(seed);
  const { ids, secrets } = await prepare(receiver.url);
  const next = createSequence(seed);
  const isDone = () =>
    paths.every((path) => new Set(receiver.taken(path).map(({ id }) => id)).size === messages);
  for (let kill = 0; kill < kills; kill++) {
    const child = start();
    await once(child.stdout, 'data');
    await pause(50 + 400 * next());
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  expect(isDone()).toBe(false);
  const last = start();
  while (!isDone() && last.exitCode === null) await pause(50);
  last.kill('SIGKILL');
  await once(last, 'exit');
  receiver.close();

  for (const [index, path] of paths.entries()) {
    const taken = receiver.taken(path);
    const first = [...new Set(taken.map(({ id }) => id))];
    expect(first).toEqual(ids);
    // Each kill leaves at most one answer that was not written down.
    expect(taken.length - first.length).toBeLessThanOrEqual(kills);
    const verifier = new Webhook(secrets[index]!);
    for (const { headers, body } of taken) {
      const [, signature = ''] = (headers['webhook-signature'] ?? '').split('v1,');
      const at = new Date(Number(headers['webhook-timestamp']) * 1_000);
      expect(verifier.sign(headers['webhook-id'] ?? '', at, body)).toBe(`v1,${signature}`);
    }
    expect(JSON.parse(taken[0]!.body)).toMatchObject({ specversion: '1.0', type: 'evenhand.alert-raised' });
  }
}, 120_000);
