import { EventStoreDbEventStore, type Append, type EventStore } from '#event-sourcing';
import { EventStoreDouble } from '../support/event-store-double/index.ts';
import { eventStoreContract } from './event-store.contract.ts';

eventStoreContract('EventStoreDbEventStore', async (options = {}) => {
  const double = await EventStoreDouble.start();
  const connect = () =>
    EventStoreDbEventStore.open({ connection: double.connectionString, prefix: 'evenhand-', ...options });
  let store: EventStore = await connect();
  const reopen = async () => {
    await store.close();
    store = await connect();
    return store;
  };
  return {
    get store() {
      return store;
    },
    reopen,
    async appendUnheard(append: Append) {
      double.faults.set('append', 'commit-then-drop', 1);
      await store.append(append);
    },
    async cleanup() {
      await store.close();
      await double.stop();
    },
  };
});
