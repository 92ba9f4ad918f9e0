import {
  Aggregates,
  currentOrigin,
  type Decide,
  type Decider,
  type DomainEvent,
  EventStore,
  eventClasses,
  type Instant,
  type Receipt,
  type RecordedEvent,
} from '#event-sourcing';
import { foldInMemory } from '#event-sourcing';
import { allProjections } from '../../projections/projections.module.ts';
import { recorded } from '../support/given.ts';
import { type Fault, none } from './fault.ts';

type Evolve = (state: unknown, event: object, recorded: RecordedEvent) => unknown;

interface Folded {
  revision: number;
  state: unknown;
  through: number;
}

/** What the handlers decide, kept in memory in the order of the log; a planted fault comes between. */
export class MemoryLog extends Aggregates {
  readonly events: RecordedEvent[] = [];
  now: Instant = '';
  fault: Fault = none;
  /** The command under way, as `OfferNext`. */
  asking = '';
  private readonly streams = new Map<string, RecordedEvent[]>();
  private readonly folds = new Map<string, Folded>();

  constructor() {
    super({} as EventStore, { now: () => '' });
  }

  /** Begins anew with what has happened already. */
  begin(events: readonly RecordedEvent[], now: Instant, fault: Fault = none): void {
    this.events.length = 0;
    this.streams.clear();
    this.folds.clear();
    Object.assign(this, { now, fault });
    for (const each of events) this.keep(each);
  }

  /** As it stands, whatever a fault makes the handlers see. */
  state<State, E extends DomainEvent>(decider: Decider<State, E>, ref: string): State {
    const name = `${decider.category}-${ref}`;
    const events = this.streams.get(name) ?? [];
    const fold = this.folds.get(name) ?? { state: decider.initial, through: 0, revision: -1 };
    for (const each of events.slice(fold.through)) {
      const evolve = (decider.evolve as Readonly<Record<string, Evolve>>)[each.type];
      if (!evolve) throw new Error(`${name} holds ${each.type}, which its decider does not know.`);
      fold.state = evolve(fold.state, each.data, each);
    }
    fold.through = events.length;
    this.folds.set(name, fold);
    return fold.state as State;
  }

  override load<State, E extends DomainEvent>(decider: Decider<State, E>, ref: string): Promise<State> {
    return Promise.resolve(this.fault.see(decider.category, this.state(decider, ref), this.asking));
  }

  override transact<State, E extends DomainEvent>(
    decider: Decider<State, E>,
    ref: string,
    decide: Decide<State, E>,
  ): Promise<Receipt> {
    const { fault, asking } = this;
    const stream = `${decider.category}-${ref}`;
    const state = fault.see(decider.category, this.state(decider, ref), asking);
    const now = fault.now(this.now, asking);
    // What is thrown must come as a rejected promise, as from the real one.
    return new Promise((resolve) => {
      const facts = fault.record(decide(state, now), asking);
      const { by, corr, cause, occurred = now } = currentOrigin();
      const known = this.streams.get(stream)?.length ?? 0;
      facts.forEach((fact, i) => {
        const pos = this.events.length;
        const id = `00000000-0000-7000-8000-${String(pos).padStart(12, '0')}`;
        const tv = eventClasses.get(fact.type)!.version;
        const place = { id, stream, rev: known + i, pos, at: this.now, occurred, by, corr, cause, tv };
        this.keep(recorded(fact, place));
      });
      const revision = known + facts.length - 1;
      const position = this.events.length - 1;
      resolve({ stream, revision: revision < 0 ? null : revision, position, events: facts.length });
    });
  }

  /** The views that all this makes. */
  views() {
    return foldInMemory(
      allProjections,
      this.events.filter((each) => this.fault.shown(each)),
    );
  }

  private keep(event: RecordedEvent): void {
    this.events.push(event);
    this.streams.set(event.stream, [...(this.streams.get(event.stream) ?? []), event]);
  }
}
