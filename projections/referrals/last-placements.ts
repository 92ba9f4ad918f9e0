import type { Instant, Projection } from '#event-sourcing';
import type { PackageCorrected, PackagePlaced } from '../../contexts/packages/index.ts';
import type { ReferralPlaced } from '../../contexts/referrals/index.ts';

/** When a provider took each of its packages on, by the package's reference. */
export interface PlacementsOf {
  readonly placedAt: Readonly<Record<string, Instant>>;
}

interface Placed {
  readonly package: string;
  readonly placedAt: Instant;
}
const withPlacement = (row: PlacementsOf, { package: reference, placedAt }: Placed): PlacementsOf => ({
  placedAt: { ...row.placedAt, [reference]: placedAt },
});

/** What providers took on: a row per framework and provider, keyed `CSH-2025/P01`. */
export const lastPlacements: Projection<PlacementsOf, ReferralPlaced | PackagePlaced | PackageCorrected> = {
  name: 'last-placements',
  version: 1,
  key: ({ framework, provider }) => `${framework}/${provider}`,
  initial: { placedAt: {} },
  evolve: { ReferralPlaced: withPlacement, PackagePlaced: withPlacement, PackageCorrected: withPlacement },
};

/** When the provider took a package on last; undefined: never. */
export const lastPlacedAt = ({ placedAt }: PlacementsOf): Instant | undefined =>
  Object.values(placedAt)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .at(-1);
