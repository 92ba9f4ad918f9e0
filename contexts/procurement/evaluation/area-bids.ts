import { Rejection } from '#event-sourcing';
import type { BidContent, QualityAssessed } from '../bid.events.ts';
import type { TenderOpened } from '../tender.events.ts';

/** What is looked at of a bid; `reviews` by `ratedKey`. */
export interface JudgedBid {
  readonly content: BidContent | null;
  readonly quality: Pick<QualityAssessed, 'points' | 'passed'> | null;
  readonly reviews: ReadonlyMap<
    string,
    {
      readonly flagged: { readonly area: string };
      readonly concluded: { readonly outcome: 'accepted' | 'rejected' } | null;
    }
  >;
}

/** A bid for an area that passed on quality. */
export interface PassedBid extends Pick<JudgedBid, 'reviews'> {
  readonly provider: string;
  readonly content: BidContent;
  readonly quality: Pick<QualityAssessed, 'points'>;
}

/**
 * The bids for an area that passed on quality, once every bid for it has been assessed: nobody looks at a price before
 * (S4:78). Refused `area-unknown`, `quality-not-assessed`.
 *
 * @param bids by provider
 */
export function passedBids(
  { lots }: Pick<TenderOpened, 'lots'>,
  area: string,
  bids: ReadonlyMap<string, JudgedBid>,
): readonly PassedBid[] {
  if (!lots.some((lot) => lot.area === area))
    throw new Rejection('area-unknown', `The tender awards nothing in ${area}: name one of its areas.`);
  const forArea = [...bids].flatMap(([provider, { content, quality, reviews }]) =>
    content?.lots.some((lot) => lot.area === area) ? [{ provider, content, quality, reviews }] : [],
  );
  const open = forArea.filter(({ quality }) => quality === null);
  if (open.length > 0)
    throw new Rejection(
      'quality-not-assessed',
      `Quality first: assess the bids of ${open.map(({ provider }) => provider).join(', ')}, then look at prices.`,
    );
  return forArea.flatMap(({ quality, ...each }) => (quality?.passed ? [{ ...each, quality }] : []));
}
