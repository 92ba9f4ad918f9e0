import { type Append, Clock, type RecordedEvent, WrongExpectedRevision } from '#event-sourcing';

/** A clock that is moved by hand. */
export class Hands extends Clock {
  time = Date.parse('2026-07-01T08:00:00.000Z');
  now() {
    return new Date(this.time).toISOString();
  }
}

/** One log that several nodes reach over wires of their own: each call takes as long as `wire` says, both ways. */
export class RacedLog {
  readonly capabilities = { atomicAcrossStreams: true };
  readonly events: RecordedEvent[] = [];
  constructor(
    private readonly clock: Clock,
    private readonly wire: () => Promise<unknown> = () => Promise.resolve(),
  ) {}

  async readStream(stream: string, { from = 0 }: { from?: number } = {}) {
    await this.wire();
    const events = this.events.filter((each) => each.stream === stream && each.rev >= from);
    await this.wire();
    return { exists: events.length > 0, events };
  }

  async append({ stream, expected, events }: Append) {
    await this.wire();
    const standing = this.events.filter((each) => each.stream === stream);
    const last = standing.length - 1;
    const retried = events.every(
      ({ id }, i) => standing[Number(expected === 'none' ? -1 : expected) + 1 + i]?.id === id,
    );
    if (!retried && expected !== (last < 0 ? 'none' : last))
      throw new WrongExpectedRevision(stream, expected, last);
    const at = this.clock.now();
    if (!retried)
      for (const event of events)
        this.events.push({
          ...event,
          v: 1,
          stream,
          rev: standing.length,
          pos: this.events.length,
          at,
          occurred: at,
        });
    await this.wire();
    return { revision: last + 1, position: this.events.length - 1 };
  }

  types(): readonly string[] {
    return this.events.map(({ type }) => type);
  }
}
