import { current, type DomainEvent } from './event.ts';
import type { RecordedEvent } from './event-store.ts';
import type { Projection, Views } from './projection.ts';

/** Any projection, whatever its rows and events. */
// The row type is both consumed and produced, so only `any` stands for every projection at once.
export type AnyProjection = Projection<any, any>;

type Fold = (row: unknown, event: object, recorded: RecordedEvent) => unknown;

/** The row after an event; undefined when the projection does not know the type. */
export function step(
  projection: AnyProjection,
  recorded: RecordedEvent,
  rowOf: (key: string) => unknown,
): { readonly key: string; readonly row: unknown } | undefined {
  const evolve = (projection.evolve as Readonly<Record<string, Fold>>)[recorded.type];
  if (!evolve) return undefined;
  const event = current(recorded);
  const key = projection.key(event as never);
  return { key, row: evolve(rowOf(key) ?? projection.initial, event, recorded) };
}

/** Views folded in memory: those of a past moment, or of a specification. */
export class MemoryViews implements Views {
  private readonly rows = new Map<string, Map<string, unknown>>();
  private readonly sorted = new Map<string, readonly string[]>();
  private readonly terms = new Map<string, readonly (readonly [term: string, key: string])[]>();

  constructor(private readonly projections: readonly AnyProjection[]) {
    for (const { name } of projections) this.rows.set(name, new Map());
  }

  apply(recorded: RecordedEvent): void {
    for (const projection of this.projections) {
      const rows = this.rowsOf(projection);
      const stepped = step(projection, recorded, (key) => rows.get(key));
      if (!stepped) continue;
      rows.set(stepped.key, stepped.row);
      this.sorted.delete(projection.name);
      this.terms.delete(projection.name);
    }
  }

  get<Row, E extends DomainEvent>(projection: Projection<Row, E>, key: string): Row | undefined {
    return this.rowsOf(projection).get(key) as Row | undefined;
  }

  withPrefix<Row, E extends DomainEvent>(projection: Projection<Row, E>, prefix: string): readonly Row[] {
    const rows = this.rowsOf(projection);
    return this.keys(projection)
      .filter((key) => key.startsWith(prefix))
      .map((key) => rows.get(key) as Row);
  }

  withTerm<Row, E extends DomainEvent>(
    projection: Projection<Row, E>,
    from: string,
    to: string,
  ): readonly Row[] {
    const rows = this.rowsOf(projection);
    const keys = new Set<string>();
    for (const [term, key] of this.termsOf(projection)) if (term >= from && term <= to) keys.add(key);
    return [...keys].toSorted(byText).map((key) => rows.get(key) as Row);
  }

  private rowsOf({ name }: { readonly name: string }): Map<string, unknown> {
    const rows = this.rows.get(name);
    if (!rows) throw new Error(`The view ${name} was not folded.`);
    return rows;
  }

  private keys(projection: AnyProjection): readonly string[] {
    const keys = this.sorted.get(projection.name) ?? [...this.rowsOf(projection).keys()].toSorted(byText);
    this.sorted.set(projection.name, keys);
    return keys;
  }

  private termsOf(projection: AnyProjection) {
    const terms =
      this.terms.get(projection.name) ??
      [...this.rowsOf(projection)].flatMap(([key, row]) =>
        (projection.terms?.(row) ?? []).map((term) => [term, key] as const),
      );
    this.terms.set(projection.name, terms);
    return terms;
  }
}

/** Text order by code unit, as SQLite's for the ASCII that keys are made of. */
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The views that these events make. */
export function foldInMemory(
  projections: readonly AnyProjection[],
  events: Iterable<RecordedEvent>,
): MemoryViews {
  const views = new MemoryViews(projections);
  for (const recorded of events) views.apply(recorded);
  return views;
}
