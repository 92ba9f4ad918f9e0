import { mayBeAskedBy, query } from '#access';
import { Clock, type LocalDate, Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type RateFlag, standOut } from '../../contexts/prices/index.ts';
import { frameworkNamed, policyOn } from '../frameworks/index.ts';
import { asOf, by, dayAsked, framework } from '../measures/index.ts';
import { type ProviderRate, rates, ratesInForce } from '../rates/index.ts';

/** A rate that is paid and stands out beside the others of its area. */
export interface OutstandingRate extends ProviderRate {
  readonly flags: readonly RateFlag[];
}

/** The rates in force on a day that stand out by the policy of that day, by area, service, band and provider. */
export interface RateReviewDocument {
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly policyVersion: number;
  /** How many rates were compared. */
  readonly compared: number;
  readonly rates: readonly OutstandingRate[];
}

/** S4:77: which rates in force are comparatively low, or high. For the council alone. */
export class FindRateReview extends query(
  { framework, asOf },
  mayBeAskedBy('contract-manager', 'broker'),
)<RateReviewDocument> {}

@QueryHandler(FindRateReview)
export class FindRateReviewHandler implements IQueryHandler<FindRateReview> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindRateReview): Promise<RateReviewDocument> {
    const views = await this.projections.views();
    const of = frameworkNamed(views, question.framework);
    const asOf = dayAsked(question.asOf, this.clock);
    const { version, policy } = policyOn(of, asOf);
    const inForce: readonly ProviderRate[] = views
      .withPrefix(rates, `${of.framework}/`)
      .flatMap(({ provider, rates: agreed }) =>
        ratesInForce(agreed, asOf).map((rate) => ({ provider, ...rate })),
      );
    const found = [...Map.groupBy(inForce, kindOf).values()].flatMap((kind) =>
      standOut(kind, policy.rateReview).map(({ rate, flags }) => ({ ...rate, flags })),
    );
    return {
      ...{ framework: of.framework, asOf, policyVersion: version, compared: inForce.length },
      rates: found.toSorted(by(kindOf, ({ provider }) => provider)),
    };
  }
}

/** Rates are compared with those for the same thing in the same area. */
const kindOf = ({ area, service, band }: ProviderRate): string => `${area}/${service}/${band}`;
