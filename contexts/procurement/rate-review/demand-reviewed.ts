import { Rejection } from '#event-sourcing';
import type { PolicyDocument } from '../../agreement/index.ts';
import { ratedKey } from '../bid.ts';
import type { PassedBid } from '../evaluation/area-bids.ts';
import { bidStandOuts } from './bid-stand-outs.ts';

/** Every rate that stands out has been flagged and its review concluded. Refused `rates-not-flagged`, `rate-under-review`. */
export function demandReviewed(
  passed: readonly PassedBid[],
  area: string,
  rule: PolicyDocument['rateReview'],
): void {
  const reviews = new Map(passed.map((each) => [each.provider, each.reviews]));
  const missed = bidStandOuts(passed, area, rule).filter(
    (rate) => !reviews.get(rate.provider)?.has(ratedKey(rate)),
  );
  if (missed.length > 0)
    throw new Rejection(
      'rates-not-flagged',
      `Rates in ${area} stand out (${names(missed)}): flag them and conclude their reviews first.`,
    );
  const open = passed.filter((each) =>
    [...each.reviews.values()].some(({ flagged, concluded }) => flagged.area === area && !concluded),
  );
  if (open.length > 0)
    throw new Rejection(
      'rate-under-review',
      `Rates in ${area} are under review (${names(open)}): conclude these reviews first.`,
    );
}

const names = (found: readonly { readonly provider: string }[]) =>
  [...new Set(found.map(({ provider }) => provider))].join(', ');
