import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { EventStoreDbEventStore } from '../../src/event-sourcing/eventstoredb-event-store.ts';
import { certificateFile, EventStoreDouble, testCertificate } from '../support/event-store-double/index.ts';
import { patience, place, prefix } from '../support/eventstoredb.ts';
import { append, everything, facts } from '../support/facts.ts';
import { until } from '../support/in-time.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const otherAuthority = join(temporaryFolder(), 'other.crt');
writeFileSync(otherAuthority, rootCertificates[0]!);
const trusted = `tlsCAFile=${certificateFile}`;
const soon = 'maxDiscoverAttempts=2&discoveryInterval=50&gossipTimeout=1';

describe('over TLS', () => {
  let double: EventStoreDouble;
  const stores: EventStoreDbEventStore[] = [];

  beforeEach(async () => {
    double = await EventStoreDouble.start({ tls: testCertificate });
    double.advertisedHost = 'localhost';
    double.admitted = 'app:s@cret';
  });

  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
    await double.stop();
  });

  /** `$` stands for the port of the double. */
  async function open(connection: string) {
    const options = { prefix, patience: { ...patience, call: 1_500 }, retryDelays: [1] };
    const text = connection.replaceAll('$', String(double.port));
    const store = await EventStoreDbEventStore.open({ ...options, connection: text });
    stores.push(store);
    return store;
  }
  const methods = () => new Set(double.seen.map(({ method }) => method));

  it.each([
    ['one node', `esdb://app:s%40cret@localhost:$?tls=true&${trusted}`],
    ['TLS by default', `esdb://app:s%40cret@localhost:$?${trusted}`],
    ['several nodes', `esdb://app:s%40cret@localhost:$,localhost:$?${trusted}&${soon}`],
    ['discovery', `esdb+discover://app:s%40cret@localhost:$?${trusted}&${soon}`],
  ])('records, reads and follows, each append a call of its own: %s', async (_, connection) => {
    const store = await open(connection);
    const seen: string[] = [];
    store.subscribe({ name: 's', after: null, batch: 10 }, (events) => void seen.push(...events.map(place)));
    await store.append(append('a-1', 'none', facts(2)));
    expect(await everything(store)).toHaveLength(2);
    await until(() => seen.length === 2);
    expect(methods()).toContain('Append');
    expect(methods()).not.toContain('BatchAppend');
  });

  const certified = `userCertFile=${certificateFile}&userKeyFile=${certificateFile}`;
  it.each([
    [
      'an IP address',
      `esdb://app:s%40cret@127.0.0.1:$?${trusted}`,
      /names 127.* by a name of its certificate/,
    ],
    ['one among names', `esdb://app:s%40cret@localhost:$,10.0.0.9?${trusted}`, /names 10\.0\.0\.9, but/],
    ['discovery at one', `esdb+discover://app:s%40cret@10.0.0.9:$`, /names 10\.0\.0\.9:\d+, but/],
    ['no password', `esdb://app@localhost:$?${trusted}`, /no password.*EVENT_STORE_PASSWORD_FILE/],
    ['an empty password', `esdb://app:@localhost:$?${trusted}`, /no password.*EVENT_STORE_PASSWORD_FILE/],
    ['no user', `esdb://localhost:$?${trusted}`, /names no user/],
    ['a certificate for a user', `esdb://localhost:$?${trusted}&${certified}`, /names no user/],
  ])('refuses, before anybody is asked: %s', async (_, connection, words) => {
    await expect(open(connection)).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: expect.stringMatching(words),
    });
    expect(double.seen).toEqual([]);
  });

  it.each([
    [
      'another authority',
      `esdb://app:s%40cret@localhost:$?tlsCAFile=${otherAuthority}`,
      /not trusted .*tlsCAFile/,
    ],
    ['no authority', 'esdb://app:s%40cret@localhost:$', /not trusted .*tlsCAFile/],
    [
      'another authority, several nodes',
      `esdb://app:s%40cret@localhost:$,localhost:$?tlsCAFile=${otherAuthority}&${soon}`,
      /cannot be reached .*tlsCAFile/,
    ],
    ['no TLS', 'esdb://app:s%40cret@localhost:$?tls=false', /cannot be reached .*tls,/],
    ['another password', `esdb://app:guess@localhost:$?${trusted}`, /password may be wrong/],
    ['another user', `esdb://ape:s%40cret@localhost:$?${trusted}`, /user or password/],
  ])('says what is wrong: %s', async (_, connection, words) => {
    const error: unknown = await open(connection).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'StoreUnavailable', message: expect.stringMatching(words) });
    expect(String((error as Error).stack)).not.toMatch(/s%40?cret|s@cret|guess/);
  });

  it('says that a node is advertised by its IP address', async () => {
    double.advertisedHost = '127.0.0.1';
    await expect(open(`esdb+discover://app:s%40cret@localhost:$?${trusted}&${soon}`)).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: expect.stringMatching(/advertised by its IP address.*ADVERTISE_AS/),
    });
  });
});

describe('without TLS', () => {
  it.each(['', 'app:s%40cret@'])('each append is a call of its own: %j', async (who) => {
    const double = await EventStoreDouble.start();
    const connection = `esdb://${who}127.0.0.1:${double.port}?tls=false`;
    const store = await EventStoreDbEventStore.open({ connection, prefix, patience });
    await store.append(append('a-1', 'none'));
    await store.close();
    await double.stop();
    expect(double.seen.map(({ method }) => method)).toContain('Append');
    expect(double.seen.map(({ method }) => method)).not.toContain('BatchAppend');
  });
});
