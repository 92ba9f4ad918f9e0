import { type Clock, type EventStore, SqliteEventStore, StoreUnavailable } from '#event-sourcing';
import type { StoreSetting } from './config.ts';

/** Opens a log where it is kept; an embedded one lies in `folder`. Rejects with StoreUnavailable. */
export async function openStore(
  setting: StoreSetting,
  folder: string,
  options: { readonly clock?: Clock; readonly readOnly?: boolean } = {},
): Promise<EventStore> {
  if (setting.kind === 'sqlite') return SqliteEventStore.open({ folder, ...options });
  throw new StoreUnavailable(`No server can be used yet: ${setting.prefix}.`);
}
