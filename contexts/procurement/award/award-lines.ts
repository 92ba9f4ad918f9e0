import { type Interval, overlap, policyOn } from '../../agreement/index.ts';
import { barredFrom } from '../allocation/barred.ts';
import { explainAllocation } from '../allocation/explain-allocation.ts';
import { passedOverIn, totalIn } from '../allocation/passed-over.ts';
import { type Evaluated, rankedFor } from '../allocation/problem-of.ts';
import type { Proof } from '../allocation/solved.ts';
import type { AwardDecided, AwardLine, Lot } from '../tender.events.ts';
import type { Tender } from '../tender.ts';

type Holder = Pick<AwardLine, 'area' | 'provider'>;

/** Everybody who passed and bid for the list, and holds nothing else in the area then. */
function reserveLines(evaluated: Evaluated, lot: Lot, held: Interval, given: readonly Holder[]): AwardLine[] {
  const { agreement } = evaluated;
  const holders = [...given, ...agreement.positions.filter((each) => overlap(each, held))];
  const taken = new Set(holders.filter(({ area }) => area === lot.area).map(({ provider }) => provider));
  const byRank = policyOn(agreement.policies, held.from).withinStep.reserve?.invite === 'rank';
  return rankedFor(evaluated, lot)
    .filter(({ provider }) => !taken.has(provider))
    .map(({ provider, total, rank }) => ({
      ...lot,
      ...{ provider, total, rank: byRank ? rank : null },
      because: 'Passed on quality and bid for the reserve list.',
      passedOver: [],
    }));
}

/** Who gets what, and why: the allocation with the reserve lists beside it, and the positions that nobody gets. */
export function awardLines(
  evaluated: Evaluated,
  terms: NonNullable<Tender['terms']>,
  held: Interval,
  { problem, allocation }: Proof,
): Pick<AwardDecided, 'awards' | 'unfilled'> {
  const { prices } = evaluated.tender;
  const barred = barredFrom(evaluated, terms, held);
  const because = explainAllocation(problem, allocation, prices, barred);
  const passedOver = passedOverIn(problem, allocation, prices, barred);
  const overIn = ({ area, role }: Lot) => [...(passedOver.get(`${area}/${role}`) ?? [])];
  const given = allocation.given.map(({ area, role, provider }) => ({
    ...{ area, role, provider, total: totalIn(prices, { area, provider }), rank: null },
    because: because.get(`${area}/${role}`)!,
    passedOver: overIn({ area, role }),
  }));
  const reserve = terms.lots
    .filter(({ role }) => role === 'reserve')
    .flatMap((lot) => reserveLines(evaluated, lot, held, given));
  const filled = new Set(given.map(({ area, role }) => `${area}/${role}`));
  return {
    awards: [...given, ...reserve],
    unfilled: terms.lots
      .filter(({ area, role }) => role !== 'reserve' && !filled.has(`${area}/${role}`))
      .map((lot) => ({ ...lot, passedOver: overIn(lot) })),
  };
}
