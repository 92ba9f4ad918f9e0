import type { Clock } from '#event-sourcing';

export const minute = 60_000;
export const hour = 60 * minute;

/** A clock that stands still until it is told that time has passed. */
export class SettableClock implements Clock {
  #now = Date.parse('2026-06-30T09:00:00.000Z');

  now(): string {
    return new Date(this.#now).toISOString();
  }

  /** So many milliseconds pass. */
  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }
}
