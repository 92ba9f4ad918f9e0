import type { DomainEvent } from './event.ts';
import type { AnyProjection } from './memory-views.ts';
import type { Projection, Views } from './projection.ts';
import { Projections, ViewsNotReady } from './projections.ts';
import type { ViewSlot } from './view-slot.ts';
import type { ViewTable } from './view-table.ts';

/** Projections whose rows are kept in the tables of `views.db`. */
export abstract class KeptProjections extends Projections implements Views {
  protected abstract get slots(): readonly ViewSlot[];

  get<Row, E extends DomainEvent>(projection: Projection<Row, E>, key: string): Row | undefined {
    return this.table(projection).row(key) as Row | undefined;
  }

  withPrefix<Row, E extends DomainEvent>(projection: Projection<Row, E>, prefix: string): readonly Row[] {
    return this.table(projection).withPrefix(prefix) as readonly Row[];
  }

  withTerm<Row, E extends DomainEvent>(
    projection: Projection<Row, E>,
    from: string,
    to: string,
  ): readonly Row[] {
    return this.table(projection).withTerm(from, to) as readonly Row[];
  }

  private table({ name }: AnyProjection): ViewTable {
    const slot = this.slots.find(({ projection }) => projection.name === name);
    if (!slot) throw new Error(`The view ${name} is not kept.`);
    if (slot.error !== null) throw new ViewsNotReady(`The view ${name} stopped at ${slot.error}.`);
    return slot.table;
  }
}
