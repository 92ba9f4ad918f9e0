import type { EventStore } from '#event-sourcing';
import type { OpenStore, StoreFixture } from '../event-store.contract.ts';

/** A new store for each specification; what it returns is read inside `it`. */
export function withStore(open: OpenStore, options?: Parameters<OpenStore>[0]) {
  let fixture: StoreFixture | undefined;
  beforeEach(async () => {
    fixture = await open(options);
  });
  afterEach(async () => {
    await fixture?.cleanup();
    fixture = undefined;
  });
  const now = (): StoreFixture => {
    if (!fixture) throw new Error('The store is open only inside a specification.');
    return fixture;
  };
  return {
    get store(): EventStore {
      return now().store;
    },
    /** The hooks that this kind of store has. */
    get fixture(): StoreFixture {
      return now();
    },
    reopen: () => now().reopen(),
    appendUnheard: (append: Parameters<StoreFixture['appendUnheard']>[0]) => now().appendUnheard(append),
  };
}
