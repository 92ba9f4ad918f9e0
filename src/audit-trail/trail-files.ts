import type { Clock, EventStore } from '#event-sourcing';
import { Readings } from './readings.ts';
import { TrailIndex } from './trail-index.ts';
import { Trail } from './trail.ts';
import { openPrivate } from '../private-file.ts';

/** Milliseconds between two looks for what was recorded, so that hardly anything is left for whoever asks. */
const pace = 2_000;

/**
 * The audit trail of a data folder: `trail.db`, an index over the log that can be thrown away at any time, and
 * `readings.db`, who read what, which cannot.
 */
export class TrailFiles {
  readonly trail: Trail;
  readonly readings: Readings;
  private readonly closeFiles: () => void;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(folder: string, store: EventStore, clock: Clock) {
    const [index, readings] = [openPrivate(folder, 'trail.db'), openPrivate(folder, 'readings.db')];
    // What a crash takes of it is taken in again.
    index.exec('PRAGMA synchronous = OFF');
    this.trail = new Trail(store, new TrailIndex(index));
    this.readings = new Readings(readings, clock);
    this.closeFiles = () => {
      index.close();
      readings.close();
    };
  }

  /** Looks at the log every so many milliseconds. `failed` is told why it could not; the next look tries again. */
  start(failed: (error: unknown) => void, often = pace): void {
    const look = () =>
      this.trail
        .follow()
        .catch(failed)
        .finally(() => (this.looking = undefined));
    this.timer = setInterval(() => void (this.looking ??= look()), often).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all([this.looking, this.trail.end()]);
    this.closeFiles();
  }
}
