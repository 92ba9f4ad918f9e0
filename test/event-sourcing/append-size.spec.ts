import { EventStoreDbEventStore, limits, type NewEvent, type RecordedEvent } from '#event-sourcing';
import { checkAppend } from '../../src/event-sourcing/check-append.ts';
import { EventStoreDouble } from '../support/event-store-double/index.ts';
import { append, facts } from '../support/facts.ts';

const prefix = 'evenhand-';
const type = 'SomethingOfALongNameHappened';
let double: EventStoreDouble;
let store: EventStoreDbEventStore;

beforeEach(async () => {
  double = await EventStoreDouble.start();
  store = await EventStoreDbEventStore.open({ connection: double.connectionString, prefix });
});
afterEach(async () => {
  await store.close();
  await double.stop();
});

const passes = (events: readonly NewEvent[]): boolean => {
  try {
    checkAppend(append('a-1', 'none', events));
    return true;
  } catch {
    return false;
  }
};

/** As many events as one append may hold, as large as they may be then. */
function largest(): readonly NewEvent[] {
  const small = facts(limits.appendEvents, { type });
  const ofLength = (length: number) => {
    const data = { text: 'x'.repeat(length) };
    return small.map((event) => ({ ...event, data }));
  };
  let [most, tooMuch] = [0, Math.ceil(limits.appendBytes / small.length)];
  while (tooMuch - most > 1) {
    const middle = Math.floor((most + tooMuch) / 2);
    if (passes(ofLength(middle))) most = middle;
    else tooMuch = middle;
  }
  return ofLength(most);
}

/** Events of each append that the server has of a stream. */
const appended = (stream: string): readonly number[] => {
  const calls = double.seen.filter((call) => call.stream === `${prefix}${stream}`);
  return calls.flatMap(({ method, ids }) => (method.endsWith('Append') && ids ? [ids.length] : []));
};

describe('an append is counted as a server counts it', () => {
  it('so that as many small events as the port lets through are taken', async () => {
    const events = largest();
    expect(String(events[0]?.data['text']).length).toBeGreaterThan(200);
    await store.append(append('a-1', 'none', events));
    expect(appended('a-1')).toEqual([limits.appendEvents]);
  });

  it('in whatever characters the causes and the type are written', async () => {
    const text = (length: number) => 'é"'.repeat(length / 2);
    const events = facts(800, { type: text(80), corr: text(80), cause: text(80), data: {} });
    const most = events.findLastIndex((_, i) => passes(events.slice(0, i + 1)));
    expect(most).toBeLessThan(799);
    await store.append(append('a-1', 'none', events.slice(0, most + 1)));
    expect(appended('a-1')).toEqual([most + 1]);
  });

  it('so that neither an import nor a restoring of many puts too many together', async () => {
    const ours = largest();
    const many = [...ours, ...facts(limits.appendEvents, { type, data: ours[0]!.data })];
    await store.appendAll([many.map((event) => append('a-1', 'any', [event]))]);
    expect(appended('a-1')).toEqual([limits.appendEvents, limits.appendEvents]);
    const { events } = await store.readStream('a-1', { limit: many.length });
    await store.restore([events.map((event): RecordedEvent => ({ ...event, stream: 'a-2' }))]);
    expect(appended('a-2')).toEqual([limits.appendEvents, limits.appendEvents]);
  });
});
