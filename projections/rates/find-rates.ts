import { mayBeAskedBy, query } from '#access';
import { Clock, type Instant, type LocalDate, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { serviceKind } from '../../contexts/prices/index.ts';
import { frameworkNamed } from '../frameworks/index.ts';
import { asOf, dayAsked, framework, knownAt } from '../measures/index.ts';
import { demandOwnArea, ScopedProjections } from '../scope/index.ts';
import { ratesInForce } from './rates-in-force.ts';
import { type Rate, rates } from './rates.ts';

/** What a provider is paid for an hour for a service in an area and band: pence, from a date on. */
export interface ProviderRate extends Rate {
  readonly provider: string;
}

/** The rates that hold on a date, by provider, area, service and band. */
export interface RatesDocument {
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly knownAt: Instant | null;
  readonly rates: readonly ProviderRate[];
}

/** The rates that hold on a date: all, or those of one provider, area, service or band. */
export class FindRates extends query(
  {
    framework,
    asOf,
    knownAt,
    provider: reference.optional(),
    area: reference.optional(),
    service: serviceKind.optional(),
    band: reference.optional(),
  },
  mayBeAskedBy('contract-manager', 'broker', 'provider', 'service'),
)<RatesDocument> {}

@QueryHandler(FindRates)
export class FindRatesHandler implements IQueryHandler<FindRates> {
  constructor(
    private readonly projections: ScopedProjections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindRates): Promise<RatesDocument> {
    const { area, provider, service, band, knownAt } = question;
    const views = await this.projections.views(knownAt, provider);
    const asOf = dayAsked(question.asOf, this.clock);
    const { framework, positions } = frameworkNamed(views, question.framework);
    const found = views
      .withPrefix(rates, `${framework}/`)
      .filter((row) => row.provider === (provider ?? row.provider))
      .flatMap((row) => ratesInForce(row.rates, asOf).map((rate) => ({ provider: row.provider, ...rate })))
      .filter((rate) => rate.area === (area ?? rate.area));
    demandOwnArea(area, positions, found);
    const asked = found.filter(
      (rate) => rate.service === (service ?? rate.service) && rate.band === (band ?? rate.band),
    );
    return { framework, asOf, knownAt: knownAt ?? null, rates: asked };
  }
}
