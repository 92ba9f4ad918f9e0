import { command, mayBeAskedBy } from '#access';
import {
  addDays,
  Aggregates,
  canonicalize,
  Clock,
  date,
  type Decide,
  type LocalDate,
  localDate,
  reference,
  Rejection,
} from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { established } from '../established.ts';
import { framework, type Framework } from '../framework.ts';
import type { FrameworkEvent } from '../framework.events.ts';
import { contains } from '../interval.ts';
import { policyOn } from '../policy-on.ts';
import { RankGrounds } from './rank-grounds.ts';
import { RanksReviewed } from './rank-review.events.ts';
import { ranking, type RankGround } from './ranking.ts';

const { area, role, weights } = RanksReviewed.schema.shape;

/** Ranks the holders of a role in an area anew from `on`, by acceptance and price (domain 1.14). */
export class ReviewRanks extends command(
  { framework: reference, area, role, on: date, weights },
  mayBeAskedBy('contract-manager'),
) {}

/** Who holds the role on the day, and the days whose offers count: the policy's window that ends `today`. */
export function underReview({ positions, policies }: Framework, review: ReviewRanks, today: LocalDate) {
  const { acceptance } = policyOn(policies, today);
  const holders = positions.filter(
    (held) => held.area === review.area && held.role === review.role && contains(held, review.on),
  );
  return {
    providers: holders.map(({ provider }) => provider).toSorted(),
    window: { from: addDays(today, 1 - acceptance.windowDays), to: today },
    minimumPercent: acceptance.minimumPercent,
  };
}

/** @param grounds of everybody who holds the role that day */
export const reviewRanks =
  (review: ReviewRanks, grounds: readonly RankGround[]): Decide<Framework, FrameworkEvent> =>
  (state, now) => {
    established(state, review.framework);
    const { area, role, on, weights } = review;
    if (!state.areas.has(area))
      throw new Rejection('area-unknown', `There is no area ${area}: define it first.`);
    if (weights.kpi + weights.price !== 100)
      throw new Rejection('weights-not-whole', 'Let the weights of acceptance and price add up to 100.');
    const today = localDate(now);
    const last = state.reviews.findLast((each) => each.area === area && each.role === role);
    if (on < today || on < (last?.on ?? on))
      throw new Rejection(
        'ranks-backdated',
        `Referrals were offered by the ranks until now: let the new ones hold from ${last && last.on > today ? last.on : today} or later.`,
      );
    const { providers, window, minimumPercent } = underReview(state, review, today);
    if (
      providers.length === 0 ||
      canonicalize(providers) !== canonicalize(grounds.map((each) => each.provider))
    )
      throw new Rejection(
        'nobody-to-rank',
        `Those who hold ${area} as ${role} on ${on} were not found: name a role and a day on which it is held, and ask again.`,
      );
    const facts = {
      ...{ framework: review.framework, area, role, on, weights, minimumPercent, window },
      ranking: [...ranking(grounds, weights, minimumPercent)],
    };
    return last && canonicalize(last) === canonicalize(facts) ? [] : [new RanksReviewed(facts)];
  };

@CommandHandler(ReviewRanks)
export class ReviewRanksHandler implements ICommandHandler<ReviewRanks> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly clock: Clock,
    private readonly grounds: RankGrounds,
  ) {}

  async execute(review: ReviewRanks) {
    const state = await this.aggregates.load(framework, review.framework);
    const { providers, window } = underReview(state, review, localDate(this.clock.now()));
    const { area, role, on } = review;
    const grounds = await this.grounds.of({ framework: review.framework, area, role, on, providers, window });
    return this.aggregates.transact(framework, review.framework, reviewRanks(review, grounds));
  }
}
