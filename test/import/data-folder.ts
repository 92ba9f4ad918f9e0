import {
  ProjectionRunner,
  Projections,
  SqliteEventStore,
  type EventStore,
  type ProjectionStatus,
  type RecordedEvent,
  type Views,
} from '#event-sourcing';
import { frameworks } from '../../projections/frameworks/index.ts';
import { priceVariations } from '../../projections/price-variations/index.ts';
import { providers } from '../../projections/providers/index.ts';
import { oversight } from '../../projections/oversight/index.ts';
import { rates } from '../../projections/rates/index.ts';
import { referrals } from '../../projections/referrals/index.ts';
import { tenderHistories } from '../../projections/tender-history/index.ts';
import { upliftApprovals } from '../../projections/uplift-approvals/index.ts';
import { ImportHistory, ImportHistoryHandler, type ImportResult } from '../../src/import/import-history.ts';
import { silent } from '../../src/import/progress.ts';
import { MemoryStore } from './memory-store.ts';
import { type Files, Folders } from './small-county.ts';

/** The views that an import compares its rows with. */
export const folded = [
  frameworks,
  oversight,
  priceVariations,
  providers,
  rates,
  referrals,
  tenderHistories,
  upliftApprovals,
];

/** Every event of a log. */
async function everything(store: EventStore): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let from = 0, end = false; !end;) {
    const slice = await store.readAll({ from });
    events.push(...slice.events);
    ({ next: from, end } = slice);
  }
  return events;
}

/** Folds the log anew whenever it is asked. */
class Fresh extends Projections {
  override async reached(): Promise<void> {}
  override async status(): Promise<readonly ProjectionStatus[]> {
    return [];
  }
  override async close(): Promise<void> {}
  protected override now(): Promise<Views> {
    return this.knownBy('9999-12-31T23:59:59.999Z');
  }
}

type Options = Partial<ConstructorParameters<typeof ImportHistory>[0]>;

/** A log of its own, and imports into it. */
export class Importing {
  readonly refusedFolder: string;

  private constructor(
    readonly store: EventStore,
    private readonly views: Projections,
    readonly folders: Folders,
  ) {
    this.refusedFolder = folders.empty();
  }

  /** Into a log in memory. */
  static start(store: EventStore = new MemoryStore()): Importing {
    return new Importing(store, new Fresh(store, folded), new Folders());
  }

  /** Into a log and views on disk, as the product has them. */
  static async onDisk(): Promise<Importing> {
    const folders = new Folders();
    const folder = folders.empty();
    const store = await SqliteEventStore.open({ folder });
    const views = await ProjectionRunner.open(store, folder, folded);
    await views.start();
    return new Importing(store, views, folders);
  }

  /** Imports a path, or a folder that holds these files. */
  import(from: string | Files, options: Options = {}): Promise<ImportResult> {
    const path = typeof from === 'string' ? from : this.folders.holding(from);
    const { refusedFolder } = this;
    const request = { path, refusedFolder, progress: silent, ...options };
    return new ImportHistoryHandler(this.store, this.views).execute(new ImportHistory(request));
  }

  events(): Promise<readonly RecordedEvent[]> {
    return everything(this.store);
  }

  async known(at?: string): Promise<Views> {
    await this.views.reached((await this.store.last()) ?? -1);
    return this.views.views(at);
  }

  async end(): Promise<void> {
    await this.views.close();
    await this.store.close();
    this.folders.remove();
  }
}
