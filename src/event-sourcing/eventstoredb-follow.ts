import { START, streamNameFilter, type AllStreamResolvedEvent } from '@eventstore/db-client';
import type { SupervisedClient } from './eventstoredb-client.ts';
import { placeOf, type Arrived } from './eventstoredb-envelope.ts';
import { Disconnected } from './eventstoredb-errors.ts';
import type { Position } from './event-store.ts';

/** Events that the server looks at before it says where it is. */
const window = 500;

interface Following {
  readonly prefix: string;
  /** Exclusive; null: from the first event. */
  readonly after: Position | null;
  /** Gets each event whose stream begins with the prefix; true when that is enough. */
  readonly take: (event: Arrived) => boolean;
  /** Told how far the server has looked; true when that is enough. */
  readonly passed?: (commit: bigint) => boolean;
}

/**
 * Reads our part of the server's log up to somewhere. The client's library reads the log without a filter only; so that the
 * server leaves out what is not ours, this is a subscription that is ended.
 */
export function follow(
  client: SupervisedClient,
  { prefix, after, take, passed = () => false }: Following,
): Promise<void> {
  return client.run((connection, alive) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const subscription = connection.subscribeToAll({
      ...client.options,
      fromPosition: after === null ? START : placeOf(after),
      filter: streamNameFilter({
        prefixes: [prefix],
        maxSearchWindow: window,
        checkpointReached: (_, { commit }) => {
          alive();
          if (passed(commit)) end();
        },
      }),
    });
    const end = () => {
      resolve();
      subscription.off('data', each).resume();
      // What was lost already needs no end.
      subscription.unsubscribe().catch(() => {});
    };
    const each = ({ event }: AllStreamResolvedEvent) => {
      alive();
      try {
        if (event && take(event)) end();
      } catch (error) {
        reject(error);
        end();
      }
    };
    subscription
      .on('data', each)
      .on('error', reject)
      .on('end', () => reject(new Disconnected('the server ended the reading')));
    return promise;
  });
}
