import type { PolicyDocument } from '../../agreement/index.ts';
import { type RateFlag, standOut } from '../../prices/index.ts';
import type { BidRate } from '../bid.events.ts';
import type { PassedBid } from '../evaluation/area-bids.ts';

/** A rate that the policy wants reviewed. */
export interface RateToReview extends BidRate {
  readonly provider: string;
  readonly flags: readonly RateFlag[];
}

/** The rates for an area that stand out among those of the bids that passed, each service and band by itself. */
export function bidStandOuts(
  passed: readonly PassedBid[],
  area: string,
  rule: PolicyDocument['rateReview'],
): readonly RateToReview[] {
  const kinds = new Map<string, (BidRate & { readonly provider: string })[]>();
  for (const { provider, content } of passed)
    for (const rate of content.rates.filter((each) => each.area === area)) {
      const kind = `${rate.service}/${rate.band}`;
      kinds.set(kind, [...(kinds.get(kind) ?? []), { ...rate, provider }]);
    }
  return [...kinds.values()].flatMap((rates) =>
    standOut(rates, rule).map(({ rate, flags }) => ({ ...rate, flags })),
  );
}
