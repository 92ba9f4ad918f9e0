import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type BidEvent, QualityAssessed } from '../bid.events.ts';
import { bid, type Bid } from '../bid.ts';
import { tender, type Tender } from '../tender.ts';
import { bidStream, tenderStream } from '../streams.ts';
import { demandBid } from './demand-bid.ts';
import { demandOpened } from './demand-opened.ts';
import { qualityOf } from './quality-of.ts';

/** S4:78: quality first. Says of a bid whose answers are all moderated what its quality is, and whether that passes. */
export class AssessQuality extends command(
  { framework: reference, tender: reference, provider: reference },
  mayBeAskedBy('contract-manager'),
) {}

export const assessQuality =
  (assess: AssessQuality, of: Tender): Decide<Bid, BidEvent> =>
  (state, now) => {
    const terms = demandOpened(of, assess);
    demandBid(state, assess);
    if (state.quality) return [];
    const open = terms.questions.filter(({ question }) => !state.moderated.has(question));
    if (open.length > 0)
      throw new Rejection(
        'answers-not-moderated',
        `Agree on a score for ${open.map(({ question }) => question).join(', ')} first.`,
      );
    const { points, passed, failed } = qualityOf(terms, (each) => state.moderated.get(each)?.score ?? 0);
    return [new QualityAssessed({ ...assess, points, passed, failed: [...failed], assessedAt: now })];
  };

@CommandHandler(AssessQuality)
export class AssessQualityHandler implements ICommandHandler<AssessQuality> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(assess: AssessQuality) {
    const of = await this.aggregates.load(tender, tenderStream(assess));
    return this.aggregates.transact(bid, bidStream(assess), assessQuality(assess, of));
  }
}
