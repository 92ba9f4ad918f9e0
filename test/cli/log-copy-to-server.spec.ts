import { type RecordedEvent, SqliteEventStore } from '#event-sourcing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evenhand } from '../support/command-line.ts';
import { EventStoreDouble } from '../support/event-store-double/event-store-double.ts';
import { expected, expectedDates, westmarch } from '../support/expected.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = temporaryFolder();
const county = join(root, 'county');
const partial = join(root, 'part');
const partSize = 3_000;
const lastDay = expectedDates[3];
let original: readonly string[];
let double: EventStoreDouble;

async function texts(folder: string): Promise<readonly string[]> {
  const store = await SqliteEventStore.open({ folder, readOnly: true });
  const all = await Array.fromAsync(store.export());
  await store.close();
  return all;
}

const there = ['--from', 'sqlite', '--from-data', county] as const;
const part = ['--from', 'sqlite', '--from-data', partial] as const;
const copy = (...line: readonly string[]) => evenhand('log', 'copy', ...line);
const stored = (prefix: string) => double.log.events.filter(({ stream }) => stream.startsWith(prefix));

beforeAll(async () => {
  expect((await evenhand('import', westmarch, '--data', county)).status).toBe(0);
  original = await texts(county);
  const store = await SqliteEventStore.open({ folder: partial });
  await store.restore([original.slice(0, partSize).map((text) => JSON.parse(text) as RecordedEvent)]);
  await store.close();
  double = await EventStoreDouble.start();
});
afterAll(() => double.stop());

describe('log copy over a server', () => {
  it('gives the same bytes there and back for the sample county', async () => {
    const back = join(root, 'back');
    const to = await copy(...there, '--to', double.connectionString, '--json');
    expect(to.err).toContain('10000 events proved');
    expect(to.json()).toEqual({ events: original.length, copied: original.length });
    expect(stored('evenhand-')).toHaveLength(original.length);
    process.env['EVENT_STORE'] = double.connectionString;
    const figure = await evenhand(
      'kpi',
      'acceptance',
      '--as-of',
      lastDay,
      '--json',
      '--data',
      join(root, 'node'),
    );
    delete process.env['EVENT_STORE'];
    expect(figure.json()).toMatchObject(expected(`acceptance-${lastDay}`));
    const from = await copy('--from', double.connectionString, '--to', 'sqlite', '--to-data', back, '--json');
    expect(from.json()).toEqual({ events: original.length, copied: original.length });
    expect(await texts(back)).toEqual(original);
    const verified = await evenhand('log', 'verify', '--data', back, '--json');
    expect(verified.json()).toEqual((await evenhand('log', 'verify', '--data', county, '--json')).json());
  });

  it('leaves what others keep on the server alone, and copies from prefix to prefix', async () => {
    const server = await EventStoreDouble.start();
    const at = server.connectionString;
    const bytesOf = (prefix: string) =>
      server.log.events
        .filter(({ stream }) => stream.startsWith(prefix))
        .map(({ bytes }) => Buffer.from(bytes).toString());
    expect((await copy(...part, '--to', at)).status).toBe(0);
    const first = bytesOf('evenhand-');
    const second = await copy('--from', at, '--to', at, '--to-prefix', 'second-', '--json');
    expect(second.json()).toEqual({ events: partSize, copied: partSize });
    expect(bytesOf('evenhand-')).toEqual(first);
    expect(bytesOf('second-')).toEqual(first);
    const again = await copy('--from', at, '--from-prefix', 'second-', '--to', at, '--json');
    expect(again.json()).toEqual({ events: partSize, copied: 0 });
    await server.stop();
  });

  it('refuses a target that holds anything else', async () => {
    const other = join(root, 'other');
    await evenhand('import', westmarch, '--data', other);
    const count = double.log.events.length;
    const ran = await copy('--from', 'sqlite', '--from-data', other, '--to', double.connectionString);
    expect(ran.status).toBe(1);
    expect(ran.err).toContain('not a beginning of the source');
    expect(stored('evenhand-')).toHaveLength(original.length);
    expect(double.log.events.slice(count).filter(({ type }) => !type.startsWith('$'))).toEqual([]);
  });

  it('goes on after it was killed, without a hole or a double', async () => {
    const server = await EventStoreDouble.start();
    const script = join(import.meta.dirname, '../support/processes/copying.ts');
    const ours = () => server.log.events.filter(({ stream }) => stream.startsWith('evenhand-'));
    const standing: number[] = [];
    for (const step of ['copied 500', 'copied 1500']) {
      const child = spawn(process.execPath, [script, partial, server.connectionString, step], {
        stdio: 'inherit',
      });
      expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
      standing.push(ours().length);
    }
    expect(standing[0]).toBeGreaterThanOrEqual(500);
    expect(standing[1]).toBeGreaterThanOrEqual(1500);
    expect(standing[1]).toBeLessThan(partSize);
    const missing = partSize - ours().length;
    const ran = await copy(...part, '--to', server.connectionString, '--json');
    expect(ran.json()).toEqual({ events: partSize, copied: missing });
    expect(new Set(ours().map(({ id }) => id)).size).toBe(partSize);
    expect(ours()).toHaveLength(partSize);
    await server.stop();
  });

  it('prints no password, wherever it fails', async () => {
    const secret = join(root, 'secret');
    writeFileSync(secret, 'hush-hush');
    const nowhere = 'localhost:1?tls=perhaps';
    const inline = await copy(...there, '--to', `esdb://evenhand:hush-hush@${nowhere}`);
    process.env['EVENT_STORE_PASSWORD_FILE'] = secret;
    const fromFile = await copy(...there, '--to', `esdb://evenhand@${nowhere}`);
    delete process.env['EVENT_STORE_PASSWORD_FILE'];
    for (const { status, out, err } of [inline, fromFile]) {
      expect(status).toBe(1);
      expect(err).toContain('perhaps');
      expect(out + err).not.toContain('hush');
    }
  });
});
