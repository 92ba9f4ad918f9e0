import { mkdirSync, realpathSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type Clock,
  DataFolderLock,
  ProjectionRunner,
  type Projections,
  ReadOnlyProjections,
  SystemClock,
} from '#event-sourcing';
import type { EventStore } from '#event-sourcing';
import { allProjections } from '../projections/projections.module.ts';
import { embedded, type StoreSetting } from './config.ts';
import { demandFolderOf, demandLogOf, markFolder } from './folder-mark.ts';
import { openStore } from './open-store.ts';

/** The log and the views of one data folder, as one process holds them. The log itself may be on a server. */
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

/** Rejects with StoreUnavailable when another process writes, or the folder is another log's. */
export async function openForWriting(
  folder: string,
  clock: Clock = new SystemClock(),
  setting: StoreSetting = embedded,
): Promise<WritableDataFolder> {
  demandFolderOf(folder, setting);
  const lock = setting.kind === 'sqlite' ? undefined : lockOn(folder);
  const ends: (() => Promise<void> | void)[] = [() => lock?.release()];
  const close = async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  try {
    const store = await openStore(setting, folder, { clock });
    ends.push(() => store.close());
    await demandLogOf(folder, setting, store);
    ends.push(marking(folder, setting, store));
    const projections = await ProjectionRunner.open(store, folder, allProjections);
    ends.push(() => projections.close());
    return { folder, clock, store, projections, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** For a process that only looks, while another may write. */
export async function openForReading(
  folder: string,
  clock: Clock = new SystemClock(),
  setting: StoreSetting = embedded,
): Promise<DataFolder> {
  demandFolderOf(folder, setting);
  const store = await openStore(setting, folder, { clock, readOnly: true });
  try {
    await demandLogOf(folder, setting, store);
  } catch (error) {
    await store.close();
    throw error;
  }
  const projections = new ReadOnlyProjections(store, folder, allProjections);
  const close = async () => {
    await projections.close();
    await store.close();
  };
  return { folder, clock, store, projections, close };
}

/**
 * Writes down which log a folder is for, without making anybody wait for the server: a folder that has no mark holds
 * nothing to be told apart. The end tries once more, since the log may not be empty any more.
 */
function marking(folder: string, setting: StoreSetting, store: EventStore): () => Promise<void> {
  const mark = () => markFolder(folder, setting, store).catch(() => true);
  const marked = mark();
  return async () => {
    const again = marked.then((known) => known || mark());
    await Promise.race([again, pause(2_000, undefined, { ref: false })]);
  };
}

/** An embedded log takes the lock by itself; a server's log is written by many, but a folder of views by one. */
function lockOn(folder: string): DataFolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return new DataFolderLock(realpathSync(folder));
}
