import { EventStoreDbEventStore } from '../../src/event-sourcing/eventstoredb-event-store.ts';
import { OverDouble, patience, prefix } from '../support/eventstoredb.ts';
import { append, facts } from '../support/facts.ts';
import { until } from '../support/in-time.ts';

const many = 1_000;

describe('an append that takes longer than the patience with a call', () => {
  const over = new OverDouble();

  it('append.slow.wholeOrNothing: what is given up while it is being sent is no shorter append', async () => {
    const hasty = await EventStoreDbEventStore.open({
      connection: over.double.connectionString,
      prefix,
      patience: { ...patience, call: 60 },
    });
    const outcome = await hasty
      .append(append('a-1', 'none', facts(many)))
      .catch((error: Error) => error.name);
    await until(() => over.stored('a-1') > 0);
    expect(over.stored('a-1')).toBe(many);
    expect(outcome).not.toBe('WrongExpectedRevision');
    await hasty.close();
  });
});
