import type { PassedOver } from '../passed-over.events.ts';
import type { Tender } from '../tender.ts';
import type { Barred } from './barred.ts';
import { type Allocation, limitKey, type Option, type Problem } from './problem.ts';

type Prices = Tender['prices'];
type Bidding = Pick<Option, 'area' | 'role' | 'provider'>;

/** Points of a bid in an area, in millionths. */
export const totalIn = (prices: Prices, { area, provider }: Pick<Option, 'area' | 'provider'>): number =>
  prices.get(area)?.ranking.find((each) => each.provider === provider)?.total ?? 0;

const not = (provider: string, why: PassedOver['why']): PassedOver => ({
  ...{ provider, why },
  ...{ areas: [], most: null },
});

/** Why a bidder that could have a position does not have it, in an allocation that is the best. */
export function whyNot(
  { areas, limits }: Problem,
  { given }: Pick<Allocation, 'given'>,
  { provider, area, role }: Bidding,
): PassedOver {
  const levels = new Map(areas.map((each) => [each.area, each.level]));
  const here = given.find((each) => each.area === area && each.provider === provider);
  if (here?.role === 'primary') return not(provider, 'primary-here');
  const level = levels.get(area)!;
  const alike = given.filter(
    (each) => each.provider === provider && each.role === role && levels.get(each.area) === level,
  );
  const limit = limits.find((each) => limitKey(each) === limitKey({ provider, level, role }));
  if (limit && alike.length >= limit.most)
    return {
      ...{ provider, why: 'limit', most: limit.most },
      areas: alike.map((each) => each.area).toSorted(),
    };
  return not(provider, here ? 'secondary-here' : 'worth-the-same');
}

/**
 * By `area/role`, best first: who has as many points as whoever has the position, or more, and why it does not have it;
 * of one that nobody has, everybody who bid for it.
 *
 * @param prices of the tender, by area: the points
 * @param barred who could be given nothing, whatever the points
 */
export function passedOverIn(
  problem: Problem,
  allocation: Pick<Allocation, 'given'>,
  prices: Prices,
  barred: readonly Barred[],
): ReadonlyMap<string, readonly PassedOver[]> {
  const of = (area: string, role: Option['role']): readonly PassedOver[] => {
    const holder = allocation.given.find((each) => each.area === area && each.role === role);
    const least = holder ? totalIn(prices, holder) : 0;
    const isHere = (each: Bidding) => each.area === area && each.role === role;
    return [
      ...problem.options
        .filter((each) => isHere(each) && each.provider !== holder?.provider)
        .map((each) => whyNot(problem, allocation, each)),
      ...barred.filter(isHere).map(({ provider, why }) => not(provider, why)),
    ]
      .filter(({ provider }) => totalIn(prices, { area, provider }) >= least)
      .toSorted(
        (a, b) =>
          totalIn(prices, { area, provider: b.provider }) - totalIn(prices, { area, provider: a.provider }) ||
          (a.provider < b.provider ? -1 : 1),
      );
  };
  const roles = ['primary', 'secondary'] as const;
  return new Map(
    problem.areas.flatMap(({ area }) => roles.map((role) => [`${area}/${role}`, of(area, role)] as const)),
  );
}
