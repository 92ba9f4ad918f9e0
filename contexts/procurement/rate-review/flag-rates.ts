import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, type Receipt, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type BidEvent, RateFlagged } from '../bid.events.ts';
import { bid, type Bid, ratedKey } from '../bid.ts';
import { passedBids } from '../evaluation/area-bids.ts';
import { bidStream, tenderStream } from '../streams.ts';
import { demandOpened } from '../evaluation/demand-opened.ts';
import { demandUnconfirmed } from '../evaluation/demand-unconfirmed.ts';
import { EvaluationDesk, type Opened } from '../evaluation/evaluation-desk.ts';
import { tender } from '../tender.ts';
import { bidStandOuts, type RateToReview } from './bid-stand-outs.ts';

/**
 * S4:77: finds the rates for an area that stand out by the policy, each of which is then reviewed. It has an event in
 * the stream of each bid with such a rate; asked again, it records what it did not the last time.
 */
export class FlagRates extends command(
  { framework: reference, tender: reference, area: reference },
  mayBeAskedBy('contract-manager'),
) {}

/** The rates that are to be flagged. */
export function ratesToFlag(flag: FlagRates, { tender: of, bids, review }: Opened): readonly RateToReview[] {
  const terms = demandOpened(of, flag);
  const passed = passedBids(terms, flag.area, bids);
  demandUnconfirmed(of);
  return bidStandOuts(passed, flag.area, review);
}

export const flagRate =
  ({ framework, tender: of }: FlagRates, { flags, ...rate }: RateToReview): Decide<Bid, BidEvent> =>
  (state, now) =>
    state.reviews.has(ratedKey(rate))
      ? []
      : [new RateFlagged({ framework, tender: of, ...rate, flags: [...flags], flaggedAt: now })];

@CommandHandler(FlagRates)
export class FlagRatesHandler implements ICommandHandler<FlagRates> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly desk: EvaluationDesk,
  ) {}

  async execute(flag: FlagRates): Promise<Receipt> {
    const rates = ratesToFlag(flag, await this.desk.lookUp(flag));
    // With nothing to flag, the answer still says where one would have looked.
    let last = await this.aggregates.transact(tender, tenderStream(flag), () => []);
    let events = 0;
    for (const [provider, own] of Map.groupBy(rates, (rate) => rate.provider)) {
      const decide: Decide<Bid, BidEvent> = (state, now) =>
        own.flatMap((rate) => flagRate(flag, rate)(state, now));
      last = await this.aggregates.transact(bid, bidStream({ ...flag, provider }), decide);
      events += last.events;
    }
    return { ...last, events };
  }
}
