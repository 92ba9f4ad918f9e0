import type { EventCheck } from './event-check.ts';
import type { Position, TreeHead } from './event-store.ts';
import type { KnownHead } from './heads.ts';

/** What the check of a whole log found. */
export interface Verification {
  readonly ok: boolean;
  /** How many events were read and found sound, from the first on. */
  readonly events: number;
  /** The tree head over those. */
  readonly head: TreeHead;
  /** The first bad position; null when there is none, or when only a tree head tells that something was altered. */
  readonly firstBad: Position | null;
  /** One sentence that names what is wrong, and the head that tells it. */
  readonly problem: string | null;
}

export interface VerifyOptions {
  /** A head that was kept elsewhere. */
  readonly head?: TreeHead;
  readonly onProgress?: (events: number) => void;
}

/** What was found, for whoever reads the log to stop at. */
export class Bad extends Error {
  readonly position: Position | null;
  constructor(position: Position | null, problem: string) {
    super(problem);
    this.position = position;
  }
}

export const verification = (events: EventCheck, bad: Bad | undefined): Verification => ({
  ok: bad === undefined,
  events: events.size,
  head: { size: events.size, root: events.root },
  firstBad: bad?.position ?? null,
  problem: bad?.message ?? null,
});

/** Compares a head with the tree at its size, and gives the next one. Throws Bad. */
export async function meet(
  events: EventCheck,
  { size, root, where }: KnownHead,
  heads: AsyncIterator<KnownHead>,
): Promise<KnownHead | undefined> {
  if (size < events.size)
    throw new Bad(null, `The heads do not go forwards: ${where} counts only ${size} events.`);
  if (root !== events.root) throw altered(events, where, root);
  return nextHead(heads);
}

/** Throws Bad for a line that is no head. */
export async function nextHead(heads: AsyncIterator<KnownHead>): Promise<KnownHead | undefined> {
  const next = await heads.next();
  if (next.done) return undefined;
  if (next.value.root === '') throw new Bad(null, `${next.value.where} is not a tree head.`);
  return next.value;
}

export const altered = (events: EventCheck, where: string, root: string): Bad =>
  new Bad(
    null,
    `One of the first ${events.size} events was altered with its hash: ${where} says ${events.size}:${root}, ` +
      `the log gives ${events.size}:${events.root}.`,
  );
