import { command, mayBeAskedBy, ProviderScope } from '#access';
import { Aggregates, type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type BidEvent, BidWithdrawn } from '../bid.events.ts';
import { bid, type Bid } from '../bid.ts';
import { demandBeforeDeadline } from '../tendering/demand-before-deadline.ts';
import { bidStream, tenderStream } from '../streams.ts';
import { tender, type Tender } from '../tender.ts';
import { demandOwnBid } from './demand-own-bid.ts';

/** The bidder takes its sealed bid back; until the deadline it may give another. */
export class WithdrawBid extends command(
  { framework: reference, tender: reference, provider: reference },
  mayBeAskedBy('provider'),
) {}

export const withdrawBid =
  (withdraw: WithdrawBid, of: Tender): Decide<Bid, BidEvent> =>
  (state, now) => {
    demandBeforeDeadline(of, withdraw, now);
    return state.received ? [new BidWithdrawn({ ...withdraw, withdrawnAt: now })] : [];
  };

@CommandHandler(WithdrawBid)
export class WithdrawBidHandler implements ICommandHandler<WithdrawBid> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(withdraw: WithdrawBid) {
    demandOwnBid(ProviderScope.inForce(), withdraw.provider);
    const of = await this.aggregates.load(tender, tenderStream(withdraw));
    return this.aggregates.transact(bid, bidStream(withdraw), withdrawBid(withdraw, of));
  }
}
