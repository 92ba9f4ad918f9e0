import type { Interval } from '../../agreement/index.ts';
import type { Lot } from '../tender.events.ts';
import type { AllocatedRole } from './problem.ts';
import { type Evaluated, holdsIn } from './problem-of.ts';

/** A bidder that was ranked for a position and is given none, whatever its points are. */
export interface Barred {
  readonly provider: string;
  readonly area: string;
  readonly role: AllocatedRole;
  readonly why: 'declined' | 'holds-here';
}

/** Those that declined a position of the tender, and those that hold another one in its area already. */
export function barredFrom(
  evaluated: Evaluated,
  { lots }: { readonly lots: readonly Lot[] },
  held: Interval,
): readonly Barred[] {
  const { tender, bids } = evaluated;
  return lots.flatMap(({ area, role }) => {
    if (role === 'reserve') return [];
    return (tender.prices.get(area)?.ranking ?? []).flatMap(({ provider }): readonly Barred[] => {
      const has = (each: Lot) => each.area === area && each.role === role;
      if (!bids.get(provider)?.content?.lots.some(has)) return [];
      if (tender.declined.some((each) => has(each) && each.provider === provider))
        return [{ provider, area, role, why: 'declined' }];
      return holdsIn(evaluated, area, provider, held) ? [{ provider, area, role, why: 'holds-here' }] : [];
    });
  });
}
