import { type BaseOptions, EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type EventStore, parseConnection, ProjectionRunner } from '#event-sourcing';
import { allProjections } from '../projections/projections.module.ts';
import type { StoreSetting } from '../src/config.ts';
import { openStore } from '../src/open-store.ts';
import { everydayEvent, streamLength, writer } from './appends.ts';
import { sampleCounty } from './everything.ts';
import { growCounty, type Growth } from './county.ts';
import { beside, type Figure } from './figure.ts';
import { countAfter, importCounty } from './import-rate.ts';
import { percentile, perSecond, rateOf, sideBySide } from './statistics.ts';

export interface ServerSizes {
  readonly rounds: number;
  /** Milliseconds of each round of appends. */
  readonly ms: number;
  readonly county: Growth;
  /** Events whose way to a subscriber is timed. */
  readonly notices: number;
}

const writersAtOnce = 64;

/** The client's library alone. User and password go with each call: it would print them with its warnings. */
interface BareClient {
  readonly client: EventStoreDBClient;
  readonly options: BaseOptions;
}

/** Appends events of the same size with nothing but the client, each to where a stream stands. */
function bareWriter({ client, options }: BareClient, name: string, made: Set<string>) {
  let written = 0;
  return async () => {
    const rev = written % streamLength;
    const stream = `${name}-${Math.floor(written++ / streamLength)}`;
    made.add(stream);
    const { type, ...envelope } = everydayEvent;
    const data = {
      ...envelope,
      at: '2026-06-30T09:40:00.000Z',
      occurred: '2026-06-30T09:40:00.000Z',
      stream,
    };
    const event = jsonEvent({ id: randomUUID(), type, data: JSON.parse(JSON.stringify(data)) });
    await client.appendToStream(stream, [event], {
      ...options,
      expectedRevision: rev === 0 ? NO_STREAM : BigInt(rev - 1),
    });
    return 1;
  };
}

async function measureAppending(
  store: EventStore,
  client: BareClient,
  made: Set<string>,
  { rounds, ms }: ServerSizes,
): Promise<readonly Figure[]> {
  const run = randomUUID();
  const measured: Figure[] = [];
  for (const count of [1, writersAtOnce]) {
    const names = Array.from({ length: count }, (_, i) => `${count}-${i}`);
    const ours = names.map((name) => writer(store, name, randomUUID));
    const bare = names.map((name) => bareWriter(client, `bare-${run}-${name}`, made));
    const all = (writers: readonly (() => Promise<number>)[]) => async () =>
      (await Promise.all(writers.map((append) => perSecond(ms, append)))).reduce(
        (sum, rate) => sum + rate,
        0,
      );
    const work = count === 1 ? 'append, one after the other' : `append, ${count} streams at once`;
    measured.push(
      beside(`${work} (raw: the bare client)`, 'events/s', await sideBySide(rounds, all(ours), all(bare))),
    );
  }
  return measured;
}

async function measureLag(store: EventStore, notices: number): Promise<readonly Figure[]> {
  const seen = new Map<string, number>();
  const after = await store.last();
  const subscription = store.subscribe({ name: 'bench', after, batch: 100 }, (events) => {
    const now = performance.now();
    for (const { id } of events) seen.set(id, now);
  });
  const lags: number[] = [];
  const append = writer(store, 'lag', () => lag.id);
  const lag = { id: '' };
  for (let i = 0; i < notices; i++) {
    lag.id = randomUUID();
    const began = performance.now();
    await append();
    while (!seen.has(lag.id)) await new Promise((resolve) => setTimeout(resolve, 1));
    lags.push((seen.get(lag.id) ?? Number.NaN) - began);
  }
  await subscription.close();
  const work = 'an append begun to a subscriber told';
  return [50, 99].map((percent) =>
    beside(`${work}, p${percent}`, 'ms', { ours: percentile(lags, percent), raw: null }),
  );
}

async function measureReplaying(
  store: EventStore,
  { client, options }: BareClient,
  prefix: string,
  folder: string,
  rounds: number,
): Promise<Figure> {
  const events = await countAfter(store, null);
  const rates = await sideBySide(
    rounds,
    async () => {
      rmSync(join(folder, 'replay'), { recursive: true, force: true });
      const runner = await ProjectionRunner.open(store, join(folder, 'replay'), allProjections);
      const rate = await rateOf(events, () => runner.catchUp());
      await runner.close();
      return rate;
    },
    () =>
      rateOf(events, async () => {
        let found = 0;
        for await (const { event } of client.readAll(options))
          if (event?.streamId.startsWith(prefix)) found++;
        if (found < events) throw new Error(`The bare client found ${found} events of ${events}.`);
      }),
  );
  const size = events.toLocaleString('en-GB');
  return beside(
    `replay of ${size} events into every view (raw: the bare client reads $all)`,
    'events/s',
    rates,
  );
}

/** The streams of a log, as the server knows them. */
async function streamsOf(store: EventStore, prefix: string): Promise<ReadonlySet<string>> {
  const streams = new Set<string>();
  for (let from = 0, end = false; !end;) {
    const page = await store.readAll({ from });
    for (const { stream } of page.events) streams.add(`${prefix}${stream}`);
    ({ next: from, end } = page);
  }
  return streams;
}

/** Measures a log on a server, in streams of its own that are deleted afterwards. */
export async function measureServer(
  connection: string,
  folder: string,
  sizes: ServerSizes,
  tell: (step: string) => void,
): Promise<readonly Figure[]> {
  const prefix = `bench-${randomUUID()}-`;
  const setting: StoreSetting = { kind: 'eventstoredb', connection, prefix };
  const store = await openStore(setting, folder);
  const made = new Set<string>();
  const { address, credentials } = parseConnection(connection);
  const client = EventStoreDBClient.connectionString(address);
  const bare: BareClient = { client, options: credentials ? { credentials } : {} };
  try {
    tell('appends');
    const appends = await measureAppending(store, bare, made, sizes);
    tell('subscription');
    const lags = await measureLag(store, sizes.notices);
    tell('import');
    mkdirSync(folder, { recursive: true });
    growCounty(sampleCounty, join(folder, 'county'), sizes.county);
    const { events, ms } = await importCounty(join(folder, 'county'), join(folder, 'imported'), setting);
    const size = events.toLocaleString('en-GB');
    const imported = beside(`import of a history, ${size} events`, 'events/s', {
      ours: (events * 1000) / ms,
      raw: null,
    });
    tell('replay');
    const replay = await measureReplaying(store, bare, prefix, folder, sizes.rounds);
    return [...appends, ...lags, imported, replay];
  } finally {
    tell('deleting what was recorded');
    try {
      for (const stream of [...made, ...(await streamsOf(store, prefix))])
        await client.deleteStream(stream, bare.options).catch(() => tell(`${stream} could not be deleted`));
    } finally {
      await store.close();
      await client.dispose();
    }
  }
}
