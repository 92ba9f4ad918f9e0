import { Observable, share } from 'rxjs';
import type { Position } from './event-store.ts';

/** Milliseconds between two looks. */
const lookEvery = 100;

/** Emits the last position when a log that another process writes has grown: there, one can only look. */
export const watchLog = (look: () => Position | null): Observable<Position> =>
  new Observable<Position>((subscriber) => {
    let seen = look() ?? -1;
    const timer = setInterval(() => {
      try {
        const last = look() ?? -1;
        if (last === seen) return;
        seen = last;
      } catch {
        // Whoever is woken meets the fault when reading, and shows it.
      }
      subscriber.next(seen);
    }, lookEvery);
    return () => clearInterval(timer);
  }).pipe(share());
