import { Aggregates, Clock, localDate } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { framework, type PolicyDocument, policyOn } from '../../agreement/index.ts';
import { bid, type Bid } from '../bid.ts';
import { tender, type Tender } from '../tender.ts';
import { bidStream, type OfTender, tenderStream } from '../streams.ts';

/** What is decided on when bids are held against each other. */
export interface Opened {
  readonly tender: Tender;
  /** Those that were opened, by provider. */
  readonly bids: ReadonlyMap<string, Bid>;
  /** Of the policy in force today. */
  readonly review: PolicyDocument['rateReview'];
}

/** Looks up a tender with all its bids. */
@Injectable()
export class EvaluationDesk {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly clock: Clock,
  ) {}

  async lookUp(of: OfTender): Promise<Opened> {
    const { policies } = await this.aggregates.load(framework, of.framework);
    const known = await this.aggregates.load(tender, tenderStream(of));
    const bids = await Promise.all(
      known.bidders.map(
        async (provider) =>
          [provider, await this.aggregates.load(bid, bidStream({ ...of, provider }))] as const,
      ),
    );
    const { rateReview } = policyOn(policies, localDate(this.clock.now()));
    return { tender: known, bids: new Map(bids), review: rateReview };
  }
}
