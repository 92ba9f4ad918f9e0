import {
  type Clock,
  ProjectionRunner,
  type Projections,
  ReadOnlyProjections,
  SqliteEventStore,
  SystemClock,
} from '#event-sourcing';
import type { EventStore } from '#event-sourcing';
import { allProjections } from '../projections/projections.module.ts';

/** The log and the views of one data folder, as one process holds them. */
export interface DataFolder {
  readonly folder: string;
  readonly clock: Clock;
  readonly store: EventStore;
  readonly projections: Projections;
  close(): Promise<void>;
}

/** For a process that records: it holds the folder's lock, and its views have not been caught up yet. */
export interface WritableDataFolder extends DataFolder {
  readonly projections: ProjectionRunner;
}

/** Rejects with StoreUnavailable when another process writes. */
export async function openForWriting(
  folder: string,
  clock: Clock = new SystemClock(),
): Promise<WritableDataFolder> {
  const store = await SqliteEventStore.open({ folder, clock });
  try {
    const projections = await ProjectionRunner.open(store, folder, allProjections);
    return { folder, clock, store, projections, close: () => closeBoth(projections, store) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** For a process that only looks, while another may write. */
export async function openForReading(folder: string, clock: Clock = new SystemClock()): Promise<DataFolder> {
  const store = await SqliteEventStore.open({ folder, clock, readOnly: true });
  const projections = new ReadOnlyProjections(store, folder, allProjections);
  return { folder, clock, store, projections, close: () => closeBoth(projections, store) };
}

async function closeBoth(projections: Projections, store: EventStore): Promise<void> {
  await projections.close();
  await store.close();
}
