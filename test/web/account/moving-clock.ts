import { Clock, type Instant } from '#event-sourcing';

/** Stands still until time passes. */
export class MovingClock extends Clock {
  #at = Date.parse('2026-07-01T08:00:00.000Z');

  now(): Instant {
    return new Date(this.#at).toISOString();
  }

  pass(minutes: number): void {
    this.#at += minutes * 60_000;
  }
}
