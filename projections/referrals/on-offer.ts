import type { RecordedEvent } from '#event-sourcing';
import type { Offer, ReferralRow } from './referral-row.ts';

/** The row with one of its offers changed by an event. */
export const onOffer = (
  row: ReferralRow,
  offer: string,
  { rev }: Pick<RecordedEvent, 'rev'>,
  change: (offer: Offer) => Offer,
): ReferralRow => ({
  ...row,
  offers: row.offers.map((each) =>
    each.offer === offer ? { ...change(each), events: [...each.events, rev] } : each,
  ),
});
