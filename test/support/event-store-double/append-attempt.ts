import type { Failure } from './failure.ts';
import type { Proposed } from './logged-event.ts';
import type { Expectation, Outcome } from './server-log.ts';
import type { Serving } from './serving.ts';

export interface Attempt {
  readonly stream: string;
  readonly expected: Expectation;
  readonly proposed: readonly Proposed[];
  /** Milliseconds since 1970, by the clock of the client. */
  readonly deadline?: number | undefined;
}

/** What an append is answered with, if it is. */
export type Attempted =
  | Outcome
  | { readonly kind: 'too-large'; readonly most: number }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly refusal: boolean }
  | { readonly kind: 'silence' };

/** Carries an append out, or not, as the faults of the moment have it. */
export function attempt(
  { log, seen, faults, maxAppendBytes }: Serving,
  method: 'Append' | 'BatchAppend',
  { stream, expected, proposed, deadline = Infinity }: Attempt,
): Attempted {
  seen.push({
    method,
    stream,
    expected,
    ids: proposed.map(({ id }) => id),
    bytes: proposed.map(({ bytes }) => bytes),
  });
  const { carriedOut, ends, refusal } = faults.next('append');
  const settle = (): Attempted => {
    if (size(proposed) > maxAppendBytes) return { kind: 'too-large', most: maxAppendBytes };
    if (deadline < Date.now()) return { kind: 'timed-out' };
    return log.append(stream, expected, proposed);
  };
  const outcome: Attempted = carriedOut ? settle() : { kind: 'silence' };
  if (ends === 'answered') return outcome;
  return ends === null ? { kind: 'silence' } : { kind: 'failed', failure: ends, refusal };
}

/** As a server counts it: names of types are written with two bytes a character. */
const size = (proposed: readonly Proposed[]): number =>
  proposed.reduce(
    (sum, { bytes, metadata, type }) => sum + bytes.length + metadata.length + 2 * type.length,
    0,
  );
