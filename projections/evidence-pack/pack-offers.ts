import { type CountedOffer, type Counting } from '../acceptance/index.ts';
import { csvOf } from '../measures/index.ts';

/** Why an offer is not in the count. */
const left: Readonly<Partial<Record<Counting, string>>> = {
  exempt: 'a second person validated an exemption',
  withdrawn: 'the council took it back',
  superseded: 'a later answer to the same referral counts instead',
  lapsed: 'the policy leaves out what lapsed',
};

/** Every offer of the window, whether it counts, and where its last event lies. */
export const packOffers = (
  framework: string,
  offers: readonly CountedOffer[],
  counts: ReadonlySet<Counting>,
): string =>
  csvOf(
    [
      ...(['offer', 'referral', 'version', 'provider', 'area', 'role', 'offeredAt', 'deadline'] as const),
      ...(['decidedAt', 'decidedOn', 'outcome', 'reason', 'counting', 'counts', 'why'] as const),
      ...(['supersededBy', 'failed', 'inheritedFrom', 'stream', 'revision'] as const),
    ],
    offers.map(({ need: _need, ...offer }) => {
      const isCounted = counts.has(offer.counting);
      return {
        ...{ ...offer, counts: isCounted, why: isCounted ? '' : (left[offer.counting] ?? '') },
        stream: `referral-${framework}-${offer.referral}`,
      };
    }),
  );
