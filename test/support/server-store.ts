import { EventStoreDbEventStore, type Append, type EventStore } from '#event-sourcing';
import type { OpenStore } from '../event-sourcing/event-store.contract.ts';
import { ServerOperator } from './server-operator.ts';

interface Server {
  readonly connection: string;
  /** Ends the fixture's use of the server. */
  stop(): Promise<void>;
  /** Goes away and comes back; absent where nobody can do that. */
  restart?(): Promise<void>;
  /** The next append is stored, and its answer is lost; absent where nobody can do that. */
  loseAnswer?(): void;
}

/** Stores over a server, each with a prefix that nobody uses: an empty log, whatever else the server holds. */
export const onServer =
  (serve: () => Promise<Server>, nextPrefix: () => string): OpenStore =>
  async (options = {}) => {
    const server = await serve();
    const { connection } = server;
    const prefix = nextPrefix();
    const opened: EventStore[] = [];
    const connect = async (as = '') => {
      const address = as === '' ? connection : `${connection}${connection.includes('?') ? '&' : '?'}${as}`;
      const store = await EventStoreDbEventStore.open({ connection: address, prefix, ...options });
      opened.push(store);
      return store;
    };
    const operator = await ServerOperator.begin(connection, prefix);
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
      // In a cluster through another node, which hands on what is recorded.
      another: () => connect('nodePreference=follower'),
      operator,
      ...(server.restart && { restartServer: () => server.restart!() }),
      async appendUnheard(append: Append) {
        server.loseAnswer?.();
        // Whoever asked is told that the outcome is unknown, at best.
        store.append(append).catch(() => {});
        await reopen();
      },
      async cleanup() {
        await Promise.all(opened.map((each) => each.close()));
        await operator.tidy();
        await operator.leave();
        await server.stop();
      },
    };
  };
