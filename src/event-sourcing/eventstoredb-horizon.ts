import { Observable, Subject } from 'rxjs';
import type { Position } from './event-store.ts';
import type { Instant } from './fields.ts';

/** What this process knows of the newest of our events. */
export class Horizon {
  readonly #moved = new Subject<Position>();
  #newest: Position | null = null;
  #at = '';

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

  /** The later of an instant and all that were seen: the clocks of several writers differ a little. */
  notBefore(at: Instant): Instant {
    if (at > this.#at) this.#at = at;
    return this.#at;
  }
}
