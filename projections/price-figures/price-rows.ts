import type { QuartileMethod } from '../../contexts/prices/index.ts';
import type { FrameworkRow } from '../frameworks/index.ts';
import type { ProviderRate } from '../rates/index.ts';
import { type Moved, paceOf, risenMilliPercent } from './movement.ts';
import type { MedianDrift, PriceRow, RateMove } from './prices-document.ts';
import { medianMilliPence, spreadOf } from './spread.ts';

interface Ground {
  readonly moves: readonly RateMove[];
  /** The index; null: not known for both days. */
  readonly moved: Moved | null;
  readonly method: QuartileMethod;
  readonly areas: FrameworkRow['areas'];
}

type Of = Pick<PriceRow, 'area' | 'level' | 'band'>;

/** Like with like: a newcomer's rate is no rise of the others'. */
function driftOf(moves: readonly RateMove[], index: Moved | null): MedianDrift | null {
  const from = medianMilliPence(moves.map(({ fromPence }) => fromPence));
  const to = medianMilliPence(moves.map(({ hourlyPence }) => hourlyPence));
  if (from === null || to === null) return null;
  const own = { from, to };
  return {
    ...{ rates: moves.length, fromMilliPence: from, toMilliPence: to },
    ...{ movedMilliPercent: risenMilliPercent(own), pace: paceOf(own, index) },
  };
}

/** The spread and drift of rates: by area, by level, and everywhere, each by band. */
export function priceRows(
  rates: readonly ProviderRate[],
  { moves, moved, method, areas }: Ground,
): readonly PriceRow[] {
  const levelOf = ({ area }: ProviderRate) => areas[area]?.level ?? null;
  const kinds: readonly ((rate: ProviderRate) => Of)[] = [
    (rate) => ({ area: rate.area, level: levelOf(rate), band: rate.band }),
    (rate) => ({ area: null, level: levelOf(rate), band: rate.band }),
    ({ band }) => ({ area: null, level: null, band }),
  ];
  return kinds.flatMap((kind) => {
    const keyOf = (rate: ProviderRate) => JSON.stringify(kind(rate));
    const moving = Map.groupBy(moves, keyOf);
    return [...Map.groupBy(rates, keyOf)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, group]) => ({
        ...(JSON.parse(key) as Of),
        ...spreadOf(
          group.map(({ hourlyPence }) => hourlyPence),
          method,
        ),
        drift: driftOf(moving.get(key) ?? [], moved),
      }));
  });
}
