import { by } from '../measures/index.ts';
import type { Offer, ReferralRow, Skip } from '../referrals/index.ts';

/** One way through the order: the offers of one version in one round, and who was passed over meanwhile. */
export interface Attempt {
  /** In the order in which they were made; none that was made in error. */
  readonly offers: readonly Offer[];
  /** Those made in error and taken back: as if they had never been made. */
  readonly mistakes: readonly Offer[];
  readonly skips: readonly Skip[];
}

const inOrderMade = by<Offer>(
  ({ offeredAt }) => offeredAt,
  ({ offer }) => offer,
);

const isMistake = ({ outcome, reason }: Offer): boolean => outcome === 'withdrawn' && reason === 'ERROR';

/** How often the order was gone through for a referral: anew for each version and each round. */
export function attemptsOf({ offers, skips }: ReferralRow): readonly Attempt[] {
  const attempts = Map.groupBy(
    offers.toSorted(inOrderMade),
    ({ version, round }) => `${version}/${round ?? 1}`,
  );
  const lastOf = new Map<number, string>();
  return [...attempts.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { version } = first;
    // A further round of the same version begins after the last offer of the round before.
    const after = lastOf.get(version) ?? '';
    lastOf.set(version, own.at(-1)?.offeredAt ?? after);
    const [mistakes, made] = [own.filter(isMistake), own.filter((each) => !isMistake(each))];
    return [
      { offers: made, mistakes, skips: skips.filter((skip) => skip.version === version && skip.at > after) },
    ];
  });
}
