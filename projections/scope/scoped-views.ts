import type { ProviderScope } from '#access';
import type { DomainEvent, Projection, Views } from '#event-sourcing';
import type { Estate, ScopedView } from './scoped-view.ts';

/** Views with the rows of others left out, and what is of others left out of the rows. */
export class ScopedViews implements Views {
  constructor(
    private readonly views: Views,
    private readonly scope: ProviderScope,
    private readonly inherited: readonly Estate[] = [],
  ) {}

  get<Row, E extends DomainEvent>(projection: Projection<Row, E>, key: string): Row | undefined {
    const row = this.views.get(projection, key);
    return row === undefined ? undefined : this.own(projection, row);
  }

  withPrefix<Row, E extends DomainEvent>(projection: Projection<Row, E>, prefix: string): readonly Row[] {
    return this.views.withPrefix(projection, prefix).flatMap((row) => this.own(projection, row) ?? []);
  }

  withTerm<Row, E extends DomainEvent>(
    projection: Projection<Row, E>,
    from: string,
    to: string,
  ): readonly Row[] {
    return this.views.withTerm(projection, from, to).flatMap((row) => this.own(projection, row) ?? []);
  }

  private own<Row, E extends DomainEvent>(projection: Projection<Row, E>, row: Row): Row | undefined {
    const { within } = projection as Partial<ScopedView<Row, E>>;
    return within?.(row, this.scope, this.inherited);
  }
}
