import type { Instant, LocalDate } from '#event-sourcing';
import { contains, type framework } from '../../agreement/index.ts';
import { rateInForce, type Rates } from '../../prices/index.ts';
import type { provider } from '../../providers/index.ts';
import type { Standing } from './standing.ts';

type Position = (typeof framework)['initial']['positions'][number];
type Provider = (typeof provider)['initial'];

const belowGood = ['Requires improvement', 'Inadequate'];

/** A provider as it is on record. */
export interface OnRecord {
  readonly provider: Provider;
  readonly rates: Rates;
  readonly lastPlacedAt: Instant | null;
}

/** How the holder of a position stands in its area on a date. */
export function standingOf(
  { framework, area, role, provider, rank }: Position,
  { provider: record, rates, lastPlacedAt }: OnRecord,
  on: LocalDate,
): Standing {
  const { standing, suspensions, pauses, outOfScope } = record;
  return {
    ...{ provider, role, rank, outOfScope, lastPlacedAt },
    suspended: suspensions.some((each) => contains(each, on)),
    paused: pauses.some(
      (each) =>
        each.framework === framework && (each.area === null || each.area === area) && contains(each, on),
    ),
    belowGood: belowGood.includes(standing?.cqcRating ?? ''),
    hourlyPence: rateInForce(rates, area, on),
  };
}

/** The positions held in an area on a date, one for each role and provider. */
export const heldOn = (positions: readonly Position[], area: string, on: LocalDate): readonly Position[] => [
  ...new Map(
    positions
      .filter((each) => each.area === area && contains(each, on))
      .map((each) => [`${each.role}/${each.provider}`, each]),
  ).values(),
];
