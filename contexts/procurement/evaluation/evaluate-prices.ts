import { command, mayBeAskedBy } from '#access';
import { Aggregates, canonicalize, type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { demandReviewed } from '../rate-review/demand-reviewed.ts';
import { PricesEvaluated, type TenderEvent } from '../tender.events.ts';
import { tenderStream } from '../streams.ts';
import { tender, type Tender } from '../tender.ts';
import { passedBids } from './area-bids.ts';
import { demandOpened } from './demand-opened.ts';
import { demandUnconfirmed } from './demand-unconfirmed.ts';
import { EvaluationDesk, type Opened } from './evaluation-desk.ts';
import { rankBids } from './rank-bids.ts';
import { standingRates } from './standing-rates.ts';
import { weightedPence } from './weighted-pence.ts';

/** Scores the prices of the bids for an area that passed on quality, and ranks these. */
export class EvaluatePrices extends command(
  { framework: reference, tender: reference, area: reference },
  mayBeAskedBy('contract-manager'),
) {}

export const evaluatePrices =
  (evaluate: EvaluatePrices, { bids, review }: Opened): Decide<Tender, TenderEvent> =>
  (state, now) => {
    const terms = demandOpened(state, evaluate);
    const { area } = evaluate;
    const passed = passedBids(terms, area, bids);
    demandReviewed(passed, area, review);
    const priced = passed.flatMap((each) => {
      const amount = weightedPence(terms.rates, area, standingRates(each));
      const { provider, quality } = each;
      return amount === null ? [] : [{ provider, quality: quality.points, weightedPence: amount }];
    });
    const evaluated = { ...evaluate, method: terms.priceMethod, ...rankBids(priced, terms) };
    // Another one than the last comes of a bid that was found later.
    if (canonicalize(state.prices.get(area)?.ranking ?? null) === canonicalize(evaluated.ranking)) return [];
    demandUnconfirmed(state);
    return [new PricesEvaluated({ ...evaluated, evaluatedAt: now })];
  };

@CommandHandler(EvaluatePrices)
export class EvaluatePricesHandler implements ICommandHandler<EvaluatePrices> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly desk: EvaluationDesk,
  ) {}

  async execute(evaluate: EvaluatePrices) {
    const opened = await this.desk.lookUp(evaluate);
    const stream = tenderStream(evaluate);
    return this.aggregates.transact(tender, stream, evaluatePrices(evaluate, opened));
  }
}
