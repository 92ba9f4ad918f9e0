import { mayBeAskedBy, query } from '#access';
import { Clock, type LocalDate, Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { acceptance } from '../acceptance/index.ts';
import { frameworkNamed } from '../frameworks/index.ts';
import { dayAsked, framework, pageOf, paging } from '../measures/index.ts';
import { providers } from '../providers/index.ts';
import { providerRecord, type ProviderRecord } from './provider-record.ts';

/** Providers in the order of their references. */
export interface ProviderRecords {
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly providers: readonly ProviderRecord[];
  readonly next: string | null;
}

/** The providers that have, or had, a position under a framework, as they stand today. */
export class FindProviders extends query(
  { framework, ...paging },
  mayBeAskedBy('contract-manager', 'broker', 'service'),
)<ProviderRecords> {}

@QueryHandler(FindProviders)
export class FindProvidersHandler implements IQueryHandler<FindProviders> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindProviders): Promise<ProviderRecords> {
    const views = await this.projections.views();
    const named = frameworkNamed(views, question.framework);
    const asOf = dayAsked(undefined, this.clock);
    const known = new Set(named.positions.map(({ provider }) => provider));
    const rows = views.withPrefix(providers, '').filter(({ provider }) => known.has(provider));
    const { items, next } = pageOf(rows, ({ provider }) => provider, question);
    const figures = acceptance(views, { framework: named.framework, asOf });
    const records = items.map((row) => providerRecord(views, named, row, figures));
    return { framework: named.framework, asOf, providers: records, next };
  }
}
