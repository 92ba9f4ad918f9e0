import { BACKWARDS, END, type Position as Place } from '@eventstore/db-client';
import type { SupervisedClient } from './eventstoredb-client.ts';
import { isOurs, placeOf, positionOf } from './eventstoredb-envelope.ts';
import { follow } from './eventstoredb-follow.ts';
import type { Horizon } from './eventstoredb-horizon.ts';
import type { ServerPages } from './eventstoredb-pages.ts';
import type { Position } from './event-store.ts';

/** Events of the first page of a look back from the end of the server's log, of the longest page, and of all pages. */
const glance = 8;
const gaze = 512;
const farthest = 20_000;

/** Where our last event stands, among all that others record on the same server. */
export class LogEnd {
  readonly #client: SupervisedClient;
  readonly #pages: ServerPages;
  readonly #horizon: Horizon;
  readonly #prefix: string;
  /** Nothing of ours that is unknown stands at or before it. */
  #searched = -1;
  #looking: Promise<Position | null> = Promise.resolve(null);
  #next: Promise<Position | null> | undefined;

  constructor(client: SupervisedClient, pages: ServerPages, horizon: Horizon, prefix: string) {
    this.#client = client;
    this.#pages = pages;
    this.#horizon = horizon;
    this.#prefix = prefix;
  }

  /** The position of our last event. Whoever asks while somebody is looking shares the look that begins next. */
  find(): Promise<Position | null> {
    this.#next ??= this.#looking
      .catch(() => null)
      .then(() => {
        this.#looking = this.#look();
        this.#next = undefined;
        return this.#looking;
      });
    return this.#next;
  }

  /** The position of the first of our last events, so many of them: fewer where they lie far apart among those of others. */
  async findBack(count: number): Promise<Position | null> {
    let found = await this.find();
    let left = count;
    let from: typeof END | Place = END;
    for (let looked = 0; left > 0 && looked < farthest; looked += gaze) {
      const page = await this.#pages.all({ direction: BACKWARDS, fromPosition: from, maxCount: gaze });
      for (const each of page.filter((event) => isOurs(event, this.#prefix)).slice(0, left)) {
        found = positionOf(each);
        left--;
      }
      if (page.length < gaze) break;
      from = placeOf(positionOf(page.at(-1)!));
    }
    return found;
  }

  /** Looks back from the end of the server's log, no further than is unknown; from far back the server looks forward. */
  async #look(): Promise<Position | null> {
    let end: Position | undefined;
    let from: typeof END | Place = END;
    let looked = 0;
    for (let maxCount = glance; looked < farthest; maxCount = Math.min(maxCount * 4, gaze)) {
      const page = await this.#pages.all({ direction: BACKWARDS, fromPosition: from, maxCount });
      end ??= page[0] && positionOf(page[0]);
      let known = false;
      for (const each of page) {
        const position = positionOf(each);
        known ||= position <= Math.max(this.#searched, this.#horizon.newest ?? -1);
        if (known || !isOurs(each, this.#prefix)) continue;
        this.#horizon.extend(position);
        known = true;
      }
      if (known || page.length < maxCount) return this.#foundBefore(end);
      looked += page.length;
      from = placeOf(positionOf(page.at(-1)!));
    }
    if (from !== END) await this.#lookForward(from);
    return this.#foundBefore(end);
  }

  /** Up to a place behind which there is nothing of ours. */
  async #lookForward({ commit: until }: Place) {
    await this.#pages.asking(async () => {
      const known = Math.max(this.#searched, this.#horizon.newest ?? -1);
      if (known >= 2 * Number(until)) return;
      await follow(this.#client, {
        prefix: this.#prefix,
        after: known === -1 ? null : known,
        take: (event) => {
          if (isOurs(event, this.#prefix)) this.#horizon.extend(positionOf(event));
          return (event.position?.commit ?? 0n) >= until;
        },
        passed: (commit) => commit >= until,
      });
    });
  }

  #foundBefore(end: Position | undefined): Position | null {
    this.#searched = Math.max(this.#searched, end ?? -1);
    return this.#horizon.newest;
  }
}
