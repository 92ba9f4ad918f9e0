import { mayBeAskedBy, query } from '#access';
import { Clock, EventStore, type Instant, Projections, reference, Rejection } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { asOf, dayAsked, framework, knownAt } from '../measures/index.ts';
import { type EvidencePack, evidencePack } from './evidence-pack.ts';

/** The figures of one provider or area with everything behind them, as a ZIP that can be checked elsewhere. */
export class GetEvidencePack extends query(
  { framework, asOf, knownAt, provider: reference.optional(), area: reference.optional() },
  mayBeAskedBy('contract-manager'),
)<EvidencePack> {}

@QueryHandler(GetEvidencePack)
export class GetEvidencePackHandler implements IQueryHandler<GetEvidencePack> {
  constructor(
    private readonly projections: Projections,
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  /** Left out, `knownAt` is when the last event was recorded: the pack says so, and can be asked for again. */
  async execute({ knownAt, ...question }: GetEvidencePack): Promise<EvidencePack> {
    const known = knownAt ?? (await this.lastRecorded());
    const views = await this.projections.views(known);
    const asOf = dayAsked(question.asOf, this.clock);
    return evidencePack(views, this.store, { ...question, asOf, knownAt: known });
  }

  private async lastRecorded(): Promise<Instant> {
    const last = await this.store.last();
    const events = last === null ? [] : (await this.store.readAll({ from: last, limit: 1 })).events;
    const [event] = events;
    if (!event)
      throw new Rejection('no-framework', 'There is no framework yet: import one, or establish it.');
    return event.at;
  }
}
