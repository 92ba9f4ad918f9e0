import { mayBeAskedBy, ProviderScope, query } from '#access';
import { type Instant, type LocalDate, type Position, reference, Rejection } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { serviceKind, type ServiceKind } from '../../contexts/prices/index.ts';
import { frameworkNamed } from '../frameworks/index.ts';
import { by, framework, knownAt } from '../measures/index.ts';
import { ScopedProjections } from '../scope/index.ts';
import { rates } from './rates.ts';

/** One amount that a rate was, is or will be. */
export interface RateStep {
  /** Pence an hour. */
  readonly hourlyPence: number;
  readonly effectiveFrom: LocalDate;
  /** When it was recorded; null: an import told what had been agreed. */
  readonly recordedAt: Instant | null;
  /** What it was before, and the decision that changed it; null: it was agreed. */
  readonly changed: {
    readonly oldPence: number;
    readonly decidedOn: LocalDate;
    readonly uplift: string | null;
    readonly variation: string | null;
  } | null;
  /** Positions in the log of what recorded and corrected it; none to a provider. */
  readonly events: readonly Position[];
}

/** Everything that a provider's rate in an area was, for a service and band: the newest first. */
export interface RateHistory {
  readonly framework: string;
  readonly provider: string;
  readonly area: string;
  readonly service: ServiceKind;
  readonly band: string;
  readonly knownAt: Instant | null;
  readonly steps: readonly RateStep[];
}

/** How one rate came to be what it is. Refused `rate-unknown`, to a provider `provider-unknown` for another's. */
export class GetRateHistory extends query(
  { framework, knownAt, provider: reference, area: reference, service: serviceKind, band: reference },
  mayBeAskedBy('contract-manager', 'broker', 'provider', 'service'),
)<RateHistory> {}

@QueryHandler(GetRateHistory)
export class GetRateHistoryHandler implements IQueryHandler<GetRateHistory> {
  constructor(private readonly projections: ScopedProjections) {}

  async execute(question: GetRateHistory): Promise<RateHistory> {
    const { provider, area, service, band, knownAt } = question;
    const views = await this.projections.views(knownAt, provider);
    const { framework } = frameworkNamed(views, question.framework);
    const { whole } = ProviderScope.inForce();
    const row = views.get(rates, `${framework}/${provider}`);
    const steps = (row?.rates ?? []).flatMap((rate, i) => {
      if (rate.area !== area || rate.service !== service || rate.band !== band) return [];
      const { changed = null, events = [], knownAt: recordedAt = null } = row?.origins[i] ?? {};
      const { hourlyPence, effectiveFrom } = rate;
      return [{ hourlyPence, effectiveFrom, recordedAt, changed, events: whole ? events : [] }];
    });
    if (steps.length === 0)
      throw new Rejection(
        'rate-unknown',
        `${provider} has no rate in ${area} for ${service}, ${band}: look at the list of rates for those that it has.`,
      );
    return {
      ...{ framework, provider, area, service, band, knownAt: knownAt ?? null },
      steps: steps.toSorted(by(({ effectiveFrom }) => effectiveFrom)).toReversed(),
    };
  }
}
