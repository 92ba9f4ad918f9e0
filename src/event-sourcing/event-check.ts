import { canonicalize } from './canonical.ts';
import type { RecordedEvent } from './event-store.ts';
import { isInstant, type Instant } from './fields.ts';
import { leafHash, Tree } from './tree-head.ts';

/** Processes that record into one log agree about the time to so many milliseconds. */
export const clockSkew = 60_000;

const keys = 'at,by,cause,corr,data,id,occurred,pos,rev,stream,tv,type,v';
const keysWithoutPosition = keys.replace('pos,', '');

/** Takes the events of a log in their order and says which is the first that cannot be right. */
export class EventCheck {
  readonly #keys: string;
  readonly #tree = new Tree();
  readonly #revisions = new Map<string, number>();
  #newest: Instant = '';

  /** `positions`: each text bears the event's position. */
  constructor({ positions }: { readonly positions: boolean }) {
    this.#keys = positions ? keys : keysWithoutPosition;
  }

  /** Events found sound so far. */
  get size(): number {
    return this.#tree.size;
  }

  get root(): string {
    return this.#tree.root.toString('hex');
  }

  get frontier(): Buffer {
    return this.#tree.frontier;
  }

  /** When the newest so far was recorded; empty before the first. */
  get newest(): Instant {
    return this.#newest;
  }

  /** What is wrong with the next event; undefined when it is sound. `others` says what else may be. */
  add(
    text: string,
    leaf = leafHash(text),
    others: (event: RecordedEvent) => string | undefined = () => undefined,
  ): string | undefined {
    const event = parse(text);
    if (!event) return 'its bytes are not canonical JSON';
    if (Object.keys(event).join() !== this.#keys || event.v !== 1)
      return 'it is not an envelope of version 1';
    const problem = others(event) ?? this.#outOfOrder(event);
    if (problem !== undefined) return problem;
    this.#tree.push(leaf);
    this.#revisions.set(event.stream, event.rev);
    if (event.at > this.#newest) this.#newest = event.at;
    return undefined;
  }

  #outOfOrder({ stream, rev, at }: RecordedEvent): string | undefined {
    const next = (this.#revisions.get(stream) ?? -1) + 1;
    if (rev !== next) return `it is revision ${rev} of ${stream}, where ${next} should be`;
    if (!isInstant(at)) return `it was recorded at ${at}, which is no instant`;
    if (at < this.#newest && Date.parse(at) < Date.parse(this.#newest) - clockSkew)
      return `it was recorded at ${at}, more than a minute before one that precedes it`;
    return undefined;
  }
}

/** The event in a canonical text; undefined when it is not canonical. */
function parse(text: string): RecordedEvent | undefined {
  try {
    const event = JSON.parse(text) as RecordedEvent;
    return canonicalize(event) === text && Number.isSafeInteger(event.rev) ? event : undefined;
  } catch {
    return undefined;
  }
}
