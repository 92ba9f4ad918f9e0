import type { LoggedEvent } from './logged-event.ts';

export interface StreamState {
  /** The event of revision n stands at index n, whatever reads still show. */
  readonly events: LoggedEvent[];
  tombstoned: boolean;
}

/** What the metadata of a stream hides from reads of it, never from reads of `$all`. */
export interface Bounds {
  readonly truncateBefore: number;
  readonly maxCount: number;
  /** Milliseconds. */
  readonly maxAge: number;
}

/** The `$tb` of a stream that was soft deleted: the highest revision that there can be. */
export const softDeleted = 2 ** 63;

interface Metadata {
  readonly $tb?: number;
  readonly $maxCount?: number;
  /** Seconds. */
  readonly $maxAge?: number;
}

export const metadataOf = (event: LoggedEvent | undefined): Metadata =>
  event === undefined ? {} : (JSON.parse(Buffer.from(event.bytes).toString()) as Metadata);

export function bound(metadata: LoggedEvent | undefined): Bounds {
  const { $tb = 0, $maxCount = Infinity, $maxAge = Infinity } = metadataOf(metadata);
  return { truncateBefore: $tb, maxCount: $maxCount, maxAge: $maxAge * 1000 };
}

export function visible(
  events: readonly LoggedEvent[],
  { truncateBefore, maxCount, maxAge }: Bounds,
): readonly LoggedEvent[] {
  const first = Math.max(truncateBefore, events.length - maxCount, 0);
  const kept = first === 0 ? events : events.slice(first);
  return maxAge === Infinity ? kept : kept.filter(({ created }) => created > Date.now() - maxAge);
}
