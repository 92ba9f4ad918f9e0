import { Clock, type Instant } from '#event-sourcing';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A Tuesday morning, within working time whatever day it really is. */
const morning = Date.parse('2030-03-05T10:00:00Z');

interface Setting {
  /** When, really, that morning began. */
  readonly begun: number;
  /** When, really, time was moved on, and by how many milliseconds. */
  readonly moved: readonly { readonly at: number; readonly by: number }[];
}

/** The time in which all processes live that read it from the same file; the one that wrote the file moves it on. */
export class MovedClock extends Clock {
  constructor(private readonly file: string) {
    super();
  }

  static begin(file: string): MovedClock {
    mkdirSync(dirname(file), { recursive: true });
    const clock = new MovedClock(file);
    clock.set({ begun: Date.now(), moved: [] });
    return clock;
  }

  now(): Instant {
    const { begun, moved } = this.setting();
    const really = Date.now();
    const by = moved.filter(({ at }) => at <= really).reduce((sum, each) => sum + each.by, 0);
    return new Date(morning + really - begun + by).toISOString();
  }

  /** To a later instant, for everybody in the same moment: shortly, when all know of it. */
  moveTo(instant: Instant): void {
    const { begun, moved } = this.setting();
    const by = Date.parse(instant) - Date.parse(this.now());
    this.set({ begun, moved: [...moved, { at: Date.now() + 100, by }] });
  }

  private setting(): Setting {
    return JSON.parse(readFileSync(this.file, 'utf8')) as Setting;
  }

  private set(setting: Setting): void {
    writeFileSync(`${this.file}.new`, JSON.stringify(setting));
    renameSync(`${this.file}.new`, this.file);
  }
}
