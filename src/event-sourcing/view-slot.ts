import { current } from './event.ts';
import { eventMark } from './event-mark.ts';
import type { Position, RecordedEvent } from './event-store.ts';
import type { ProjectionStatus } from './projections.ts';
import { step, type AnyProjection } from './memory-views.ts';
import { ViewTable } from './view-table.ts';
import type { Checkpoint, ViewsFile } from './views-file.ts';

/** The name of a view's tables and checkpoint. */
export const slotName = ({ name }: AnyProjection): string => name.replaceAll('-', '_');

/** One view in the making or in use: its projection, its table and how far it has come. */
export class ViewSlot {
  readonly table: ViewTable;
  position: Position | null = null;
  /** Why it stopped; null while it goes on. */
  error: string | null = null;
  private event: string | null = null;
  private readonly types: ReadonlySet<string>;
  private readonly rowOf = (key: string) => this.table.row(key);

  private constructor(
    private readonly file: ViewsFile,
    readonly projection: AnyProjection,
    readonly name: string,
    empty = false,
  ) {
    this.types = new Set(Object.keys(projection.evolve));
    this.table = new ViewTable(file.db, projection, name, empty);
    this.resume();
  }

  /** The slot as it stands, or an empty one when there is none of this version, or `fits` says no to its last event. */
  static open(
    file: ViewsFile,
    projection: AnyProjection,
    fits: (event: string | null) => boolean,
    name = slotName(projection),
  ): ViewSlot {
    const found = file.checkpoint(name);
    const good = found?.version === projection.version && fits(found.event);
    if (!good) {
      file.transaction(() => {
        ViewTable.drop(file.db, name);
        ViewTable.create(file.db, name);
        file.setCheckpoint(name, { version: projection.version, position: null, event: null, error: null });
      });
    }
    return new ViewSlot(file, projection, name, !good);
  }

  /** The slot of a running server, to read only; undefined when there is none of this version. */
  static read(file: ViewsFile, projection: AnyProjection): ViewSlot | undefined {
    const name = slotName(projection);
    return file.checkpoint(name)?.version === projection.version
      ? new ViewSlot(file, projection, name)
      : undefined;
  }

  /** Folds events that come after its position; an event that throws parks it there. */
  feed(events: readonly RecordedEvent[]): void {
    if (this.error !== null) return;
    const position = this.position ?? -1;
    const fresh = events.filter(({ pos, type }) => pos > position && this.types.has(type));
    this.table.load(this.keysOf(fresh));
    let considered = events.at(-1);
    for (const [i, recorded] of fresh.entries()) {
      try {
        const stepped = step(this.projection, recorded, this.rowOf);
        if (stepped) this.table.stage(stepped.key, stepped.row);
      } catch (error) {
        this.error = `position ${recorded.pos}: ${error instanceof Error ? error.message : String(error)}`;
        considered = fresh[i - 1];
        break;
      }
    }
    if (!considered || considered.pos <= position) return;
    this.position = considered.pos;
    this.event = eventMark(considered);
  }

  /** Everything up to a position was considered: what passed was of no interest to it. */
  passed(position: Position): void {
    if (this.error === null && (this.position === null || position > this.position)) this.position = position;
  }

  /** Rows and checkpoint in one transaction, which the caller has opened. */
  flush(): void {
    this.table.flush();
    this.file.setCheckpoint(this.name, this.checkpoint);
  }

  /** A flush was rolled back: what it would have written has to be folded again. */
  rollBack(): void {
    this.table.forget();
    this.resume();
  }

  get checkpoint(): Checkpoint {
    const { position, event, error } = this;
    return { version: this.projection.version, position, event, error };
  }

  status(lag: number, built: boolean): ProjectionStatus {
    const { name, version } = this.projection;
    const state = this.error !== null ? 'parked' : built ? 'live' : 'building';
    return { name, version, state, position: this.position, lag, error: this.error };
  }

  private resume(): void {
    const { position = null, event = null, error = null } = this.file.checkpoint(this.name) ?? {};
    this.position = position;
    this.event = event;
    // What stopped a view may have been mended: a start tries again.
    this.error = this.file.readOnly ? error : null;
  }

  /** The rows that these events will ask for, as far as their keys can be told. */
  private *keysOf(events: readonly RecordedEvent[]): Generator<string> {
    for (const recorded of events) {
      try {
        yield this.projection.key(current(recorded) as never);
      } catch {
        // Folding this event will say so.
        return;
      }
    }
  }
}

/** Puts new views in the place of old ones, in one transaction; if one of the new ones failed, drops them and returns it. */
export function swapIn(
  file: ViewsFile,
  old: readonly ViewSlot[],
  next: readonly ViewSlot[],
): ViewSlot | undefined {
  const failed = next.find(({ error }) => error !== null);
  file.transaction(() => {
    for (const { name } of failed ? next : old) ViewTable.drop(file.db, name);
    for (const { name } of next) file.dropCheckpoint(name);
    if (failed) return;
    for (const [i, slot] of next.entries()) {
      const name = old[i]?.name ?? '';
      ViewTable.rename(file.db, slot.name, name);
      file.setCheckpoint(name, slot.checkpoint);
    }
  });
  return failed;
}
