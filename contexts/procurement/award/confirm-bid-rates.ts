import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { bid, type Bid } from '../bid.ts';
import { type BidEvent, BidRatesConfirmed } from '../bid.events.ts';
import { standingRates } from '../evaluation/standing-rates.ts';
import { bidStream, tenderStream } from '../streams.ts';
import { tender, type Tender } from '../tender.ts';

/**
 * Confirms the rates that a bidder asks in the areas of its positions, without those that were rejected, once its award is
 * confirmed: by the policy, for every bidder that was given something, and once.
 */
export class ConfirmBidRates extends command(
  { framework: reference, tender: reference, provider: reference },
  mayBeAskedBy('system'),
) {}

export const confirmBidRates =
  (confirm: ConfirmBidRates, { confirmed }: Pick<Tender, 'confirmed'>): Decide<Bid, BidEvent> =>
  ({ content, reviews, ratesConfirmed }, now) => {
    if (!confirmed || !content || ratesConfirmed) return [];
    const areas = new Set(
      confirmed.awards.filter(({ provider }) => provider === confirm.provider).map(({ area }) => area),
    );
    const rates = standingRates({ content, reviews }).filter(({ area }) => areas.has(area));
    if (rates.length === 0) return [];
    return [new BidRatesConfirmed({ ...confirm, rates: [...rates], from: confirmed.from, confirmedAt: now })];
  };

@CommandHandler(ConfirmBidRates)
export class ConfirmBidRatesHandler implements ICommandHandler<ConfirmBidRates> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(confirm: ConfirmBidRates) {
    const known = await this.aggregates.load(tender, tenderStream(confirm));
    return this.aggregates.transact(bid, bidStream(confirm), confirmBidRates(confirm, known));
  }
}
