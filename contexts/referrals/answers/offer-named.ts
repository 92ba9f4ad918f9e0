import { Rejection } from '#event-sourcing';
import type { Offer, Referral } from '../referral.ts';

/** The offer of the referral that whoever asks may know. Refused `offer-unknown`, whether there is another or none. */
export function offerNamed(
  { offers }: Referral,
  { offer, referral }: { readonly offer: string; readonly referral: string },
  visible: (provider: string) => boolean = () => true,
): Offer {
  const known = offers.get(offer);
  if (known && visible(known.provider)) return known;
  throw new Rejection(
    'offer-unknown',
    `The referral ${referral} has no offer ${offer} that you may see: check both.`,
  );
}
