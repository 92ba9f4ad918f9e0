import { type Clock, EventStoreDbEventStore, type EventStore, SqliteEventStore } from '#event-sourcing';
import type { StoreSetting } from './config.ts';

/** Opens a log where it is kept; an embedded one lies in `folder`. Rejects with StoreUnavailable. */
export const openStore = (
  setting: StoreSetting,
  folder: string,
  options: { readonly clock?: Clock; readonly readOnly?: boolean } = {},
): Promise<EventStore> =>
  setting.kind === 'sqlite'
    ? SqliteEventStore.open({ folder, ...options })
    : EventStoreDbEventStore.open({ connection: setting.connection, prefix: setting.prefix, ...options });
