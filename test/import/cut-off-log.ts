import { type Append, type Appended, type Capabilities, WrongExpectedRevision } from '#event-sourcing';
import { MemoryStore } from './memory-store.ts';

/** A log in memory that many processes share: an import is many appends, and may be cut off after any of them. */
export class CutOffLog extends MemoryStore {
  override readonly capabilities: Capabilities = {
    ...{ name: 'cut-off', atomicAcrossStreams: false, gapless: true, treeHead: false },
    ...{ uniqueIds: false, oneWriter: false },
  };
  /** Appends of an import before it is cut off. */
  appendsLeft = Number.POSITIVE_INFINITY;
  /** What somebody else does while an import is under way. */
  meanwhile: (() => Promise<unknown>) | undefined;

  override async append(append: Append): Promise<Appended> {
    const { events } = await this.readStream(append.stream);
    const last = events.at(-1)?.rev ?? null;
    if (append.expected !== 'any' && append.expected !== (last ?? 'none'))
      throw new WrongExpectedRevision(append.stream, append.expected, last);
    await super.appendAll([[append]]);
    return { revision: (last ?? -1) + append.events.length, position: (await this.last()) ?? 0 };
  }

  override async appendAll(source: AsyncIterable<readonly Append[]> | Iterable<readonly Append[]>) {
    let stored = 0;
    for await (const appends of source) {
      for (const { stream, expected, events } of appends) {
        const { meanwhile } = this;
        this.meanwhile = undefined;
        await meanwhile?.();
        if (this.appendsLeft-- <= 0) throw new Error('cut off');
        const there = new Set((await this.readStream(stream)).events.map(({ id }) => id));
        const fresh = events.filter(({ id }) => !there.has(id));
        if (fresh.length === 0) continue;
        await this.append({ stream, expected, events: fresh });
        stored += fresh.length;
      }
    }
    return { events: stored, last: await this.last() };
  }
}
