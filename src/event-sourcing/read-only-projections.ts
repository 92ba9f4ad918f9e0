import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stands } from './event-mark.ts';
import type { EventStore, Position } from './event-store.ts';
import type { AnyProjection } from './memory-views.ts';
import type { Views } from './projection.ts';
import { KeptProjections } from './kept-projections.ts';
import { ViewsNotReady, type ProjectionStatus } from './projections.ts';
import { ViewSlot } from './view-slot.ts';
import { ViewsFile } from './views-file.ts';

const patience = 2_000;

/**
 * The views for a process that only looks: those of `views.db` when whoever writes has brought them to the end of the
 * log (it is given two seconds), else folded from the log in memory.
 */
export class ReadOnlyProjections extends KeptProjections {
  private file: ViewsFile | undefined;
  protected override slots: readonly ViewSlot[] = [];

  constructor(
    store: EventStore,
    private readonly folder: string,
    projections: readonly AnyProjection[],
  ) {
    super(store, projections);
  }

  override async reached(position: Position, timeout = patience): Promise<void> {
    for (const until = Date.now() + timeout; ; await pause(50)) {
      if (this.look() && this.slots.every((slot) => (slot.position ?? -1) >= position)) return;
      if (!this.file || Date.now() >= until)
        throw new ViewsNotReady(`The views have not reached position ${position}.`);
    }
  }

  override async status(): Promise<readonly ProjectionStatus[]> {
    const last = (await this.store.last()) ?? -1;
    this.look();
    const statuses: ProjectionStatus[] = [];
    for (const projection of this.projections) {
      const slot = this.slots.find((each) => each.projection === projection);
      const { name, version } = projection;
      const position = slot?.position ?? null;
      const lag = await this.eventsAfter(position, last);
      const building = { name, version, state: 'building', position, lag, error: null } as const;
      statuses.push(slot?.status(lag, lag <= 0) ?? building);
    }
    return statuses;
  }

  override async close(): Promise<void> {
    this.file?.close();
  }

  protected override async now(): Promise<Views> {
    try {
      await this.reached((await this.store.last()) ?? -1);
      if (await this.ofThisLog()) return this;
      throw new ViewsNotReady('The views were made from another log.');
    } catch (error) {
      if (!(error instanceof ViewsNotReady)) throw error;
      return this.knownBy('9999-12-31T23:59:59.999Z');
    }
  }

  /** Whether each view's last event stands in the log: an older log may have been put back beside newer views. */
  private async ofThisLog(): Promise<boolean> {
    for (const { checkpoint } of this.slots)
      if (checkpoint.event !== null && !(await stands(this.store, checkpoint.event))) return false;
    return true;
  }

  /** Reads the checkpoints again; whether every view is there, of this version and not stopped. */
  private look(): boolean {
    if (!this.file && existsSync(join(this.folder, 'views.db'))) this.file = new ViewsFile(this.folder, true);
    const { file } = this;
    if (!file || file.outdated) return false;
    this.slots = this.projections.flatMap((projection) => ViewSlot.read(file, projection) ?? []);
    return this.slots.length === this.projections.length && this.slots.every(({ error }) => error === null);
  }
}
