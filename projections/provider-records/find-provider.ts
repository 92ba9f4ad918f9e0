import { mayBeAskedBy, query } from '#access';
import { Clock, EventStore, type RecordedEvent, reference, Rejection } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { acceptance } from '../acceptance/index.ts';
import { type FrameworkRow, frameworkNamed } from '../frameworks/index.ts';
import { dayAsked, framework } from '../measures/index.ts';
import { providers } from '../providers/index.ts';
import { ScopedProjections } from '../scope/index.ts';
import { providerRecord, type ProviderRecord } from './provider-record.ts';
import { timelineOf, type TimelineEntry } from './timeline.ts';

/** A provider as it stands, with everything that happened to it. */
export interface ProviderDetail extends ProviderRecord {
  readonly timeline: readonly TimelineEntry[];
}

/** One provider as it stands today. Refused `provider-unknown`. */
export class FindProvider extends query(
  { framework, provider: reference },
  mayBeAskedBy('contract-manager', 'broker', 'provider', 'service'),
)<ProviderDetail> {}

@QueryHandler(FindProvider)
export class FindProviderHandler implements IQueryHandler<FindProvider> {
  constructor(
    private readonly projections: ScopedProjections,
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  async execute({ framework, provider }: FindProvider): Promise<ProviderDetail> {
    const views = await this.projections.views(undefined, provider);
    const named = frameworkNamed(views, framework);
    const row = views.get(providers, provider);
    if (!row)
      throw new Rejection(
        'provider-unknown',
        `There is no provider ${provider}: look at the reference again.`,
      );
    const asOf = dayAsked(undefined, this.clock);
    const figures = acceptance(views, { framework: named.framework, asOf, provider });
    const record = providerRecord(views, named, row, figures);
    return { ...record, timeline: timelineOf(await this.eventsOf(named, provider)) };
  }

  /** Its own streams whole, and of the framework’s stream the events of its positions. */
  private async eventsOf({ framework, positions }: FrameworkRow, provider: string) {
    const held = new Set(
      positions.filter((position) => position.provider === provider).flatMap(({ events }) => events),
    );
    const awarded = (await this.read(`framework-${framework}`)).filter(({ rev }) => held.has(rev));
    const own = [await this.read(`provider-${provider}`), await this.read(`rates-${framework}-${provider}`)];
    return [...own.flat(), ...awarded];
  }

  private async read(stream: string): Promise<readonly RecordedEvent[]> {
    const all: RecordedEvent[] = [];
    for (;;) {
      const { events } = await this.store.readStream(stream, { from: all.length });
      if (events.length === 0) return all;
      all.push(...events);
    }
  }
}
