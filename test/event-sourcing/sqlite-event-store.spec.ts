import { SqliteEventStore, type Append, type EventStore } from '#event-sourcing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventStoreContract } from './event-store.contract.ts';

eventStoreContract('SqliteEventStore', async (options = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-store-'));
  let store: EventStore = await SqliteEventStore.open({ folder, ...options });
  const reopen = async () => {
    await store.close();
    store = await SqliteEventStore.open({ folder, ...options });
    return store;
  };
  return {
    get store() {
      return store;
    },
    reopen,
    async appendUnheard(append: Append) {
      void store.append(append);
      await reopen();
    },
    async cleanup() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});
