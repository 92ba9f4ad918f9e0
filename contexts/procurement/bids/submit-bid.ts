import { command, mayBeAskedBy, ProviderScope } from '#access';
import {
  Aggregates,
  canonicalize,
  currentOrigin,
  type Decide,
  reference,
  Rejection,
  withOrigin,
} from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { bidContent, type BidEvent, BidReceived, BidRefusedLate } from '../bid.events.ts';
import { bid, type Bid } from '../bid.ts';
import { demandTender } from '../tendering/demand-tender.ts';
import { bidStream, type OfTender, tenderStream } from '../streams.ts';
import { tender, type Tender } from '../tender.ts';
import { BidSeal, type SealedBid } from './bid-seal.ts';
import { demandOwnBid } from './demand-own-bid.ts';
import { demandWholeBid } from './demand-whole-bid.ts';

/**
 * A bidder's bid, by the bidder alone: the council never holds one that is open. In time it is sealed and replaces the
 * one before; each time it is sealed anew, with a receipt of its own.
 */
export class SubmitBid extends command(
  { framework: reference, tender: reference, provider: reference, ...bidContent.shape },
  mayBeAskedBy('provider'),
) {}

/** Characters of the seal: about 300,000 of a bid. */
const longest = 400_000;

export const submitBid =
  (submit: SubmitBid, of: Tender, { digest, sealed }: SealedBid): Decide<Bid, BidEvent> =>
  (_state, now) => {
    const { lots, rates, answers, ...names } = submit;
    const terms = demandTender(of, submit);
    if (now > terms.deadline)
      throw new Rejection(
        'bid-late',
        `The deadline was ${terms.deadline}: this bid is not kept. It is on record that it came.`,
      );
    demandWholeBid(terms, { lots, rates, answers });
    if (sealed.length > longest)
      throw new Rejection('bid-too-long', 'The answers are too long together: shorten them.');
    return [new BidReceived({ ...names, receivedAt: now, digest, sealed })];
  };

/** That a bid came too late is kept once: both sides can show it. */
export const keepLate =
  (
    { framework, tender, provider }: OfTender & { readonly provider: string },
    of: Tender,
  ): Decide<Bid, BidEvent> =>
  (state, now) =>
    state.refusedLate || !of.terms
      ? []
      : [new BidRefusedLate({ framework, tender, provider, receivedAt: now, deadline: of.terms.deadline })];

@CommandHandler(SubmitBid)
export class SubmitBidHandler implements ICommandHandler<SubmitBid> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly bidSeal: BidSeal,
  ) {}

  async execute(submit: SubmitBid) {
    demandOwnBid(ProviderScope.inForce(), submit.provider);
    const of = await this.aggregates.load(tender, tenderStream(submit));
    const stream = bidStream(submit);
    const { lots, rates, answers } = submit;
    const sealed = await this.bidSeal.seal(`bid-${stream}`, canonicalize({ lots, rates, answers }));
    try {
      return await this.aggregates.transact(bid, stream, submitBid(submit, of, sealed));
    } catch (refusal) {
      if (!(refusal instanceof Rejection) || refusal.code !== 'bid-late') throw refusal;
      // Without the key of the command, which would make its repetition succeed.
      const { key: _key, ...unkeyed } = currentOrigin();
      await withOrigin(unkeyed, () => this.aggregates.transact(bid, stream, keepLate(submit, of)));
      throw refusal;
    }
  }
}
