import { Observable, Subject } from 'rxjs';
import { clockSkew } from './event-check.ts';
import type { Position } from './event-store.ts';
import type { Instant } from './fields.ts';

/** What this process knows of the newest of our events. */
export class Horizon {
  readonly #moved = new Subject<Position>();
  #newest: Position | null = null;
  #seen = '';
  #stamped = '';

  /** Emits when a newer event becomes known. */
  get moved(): Observable<Position> {
    return this.#moved;
  }

  get newest(): Position | null {
    return this.#newest;
  }

  /** An event of ours stands at this position. */
  extend(position: Position): void {
    if (position <= (this.#newest ?? -1)) return;
    this.#newest = position;
    this.#moved.next(position);
  }

  /** Something was recorded then, by whatever clock. */
  saw(at: Instant): void {
    if (at > this.#seen) this.#seen = at;
  }

  /**
   * When something is recorded now: never before what this process recorded last, and not before what others did, as long
   * as their clocks are ahead by no more than clocks may differ. One that is years ahead is nobody's measure.
   */
  stamp(now: Instant): Instant {
    const near = Date.parse(this.#seen) - Date.parse(now) <= clockSkew ? this.#seen : now;
    for (const at of [now, near]) if (at > this.#stamped) this.#stamped = at;
    return this.#stamped;
  }
}
