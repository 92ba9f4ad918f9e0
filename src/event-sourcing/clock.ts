import type { Instant } from './fields.ts';

/** Where the time comes from: given to decisions as an argument, replaced in tests. */
export abstract class Clock {
  abstract now(): Instant;
}

export class SystemClock extends Clock {
  now(): Instant {
    return new Date().toISOString();
  }
}
