import { type LocalDate, Rejection } from '#event-sourcing';
import { type Framework, heldAndAllowed, type Interval, overlap } from '../../agreement/index.ts';
import type { Bid } from '../bid.ts';
import type { RankedBid } from '../tender.events.ts';
import type { Tender } from '../tender.ts';
import type { AllocatedRole, Limit, Option, Problem } from './problem.ts';

type Terms = NonNullable<Tender['terms']>;
type AwardLimits = ReturnType<NonNullable<Parameters<typeof heldAndAllowed>[3]>>;

/** What an allocation is made from: the evaluated tender, what was bid for, and the agreement as it stands. */
export interface Evaluated {
  readonly tender: Tender;
  readonly bids: ReadonlyMap<string, Pick<Bid, 'content'>>;
  readonly agreement: Framework;
}

const isAllocated = (lot: Terms['lots'][number]): lot is { area: string; role: AllocatedRole } =>
  lot.role !== 'reserve';

/** The bids for a position with their points, best first, without those that a bidder declined. */
export function rankedFor(
  { tender, bids }: Pick<Evaluated, 'tender' | 'bids'>,
  { area, role }: Terms['lots'][number],
): readonly RankedBid[] {
  return (tender.prices.get(area)?.ranking ?? []).filter(
    ({ provider }) =>
      bids.get(provider)?.content?.lots.some((lot) => lot.area === area && lot.role === role) &&
      !tender.declined.some((each) => each.area === area && each.role === role && each.provider === provider),
  );
}

/** Whole expected hours a week; an area of which none are known counts as one hour. */
export const hoursOf = (agreement: Framework, area: string): number =>
  Math.max(1, Math.round((agreement.areas.get(area)?.expectedWeeklyMinutes ?? 0) / 60));

/** Whether a provider holds anything in an area on any of these days. */
export const holdsIn = (
  { agreement }: Pick<Evaluated, 'agreement'>,
  area: string,
  provider: string,
  held: Interval,
): boolean =>
  agreement.positions.some((each) => each.area === area && each.provider === provider && overlap(each, held));

function optionsFor(evaluated: Evaluated, terms: Terms, held: Interval): readonly Option[] {
  const { agreement } = evaluated;
  const { objective } = terms;
  return terms.lots.filter(isAllocated).flatMap(({ area, role }) => {
    const times = objective[role] * (objective.by === 'points' ? 1 : hoursOf(agreement, area));
    return rankedFor(evaluated, { area, role })
      .filter(({ provider }) => !holdsIn(evaluated, area, provider, held))
      .map(({ provider, total }) => ({ provider, area, role, worth: times * total }));
  });
}

function demandVacant({ agreement }: Evaluated, terms: Terms, held: Interval): void {
  const primary = agreement.positions.find(
    (each) =>
      each.role === 'primary' &&
      terms.lots.some(({ area, role }) => area === each.area && role === 'primary') &&
      overlap(each, held),
  );
  if (primary)
    throw new Rejection(
      'primary-held-by-another',
      `${primary.provider} is primary in ${primary.area} from ${primary.from}: vacate that position, or let the ` +
        'award begin later.',
    );
}

/**
 * Who may get which primary or secondary position of a tender: bidders that were ranked for it, that did not decline it
 * and hold nothing else in the area then. Worth is points (millionths) × the weight of the role in the stated objective
 * × the expected weekly hours of the area where the objective counts these. Limits are those of the policy less what is
 * held already, on the date of the period on which least is left.
 *
 * Throws a Rejection `prices-not-evaluated`, `primary-held-by-another`, `objective-too-large`.
 *
 * @param held the dates [from, to) of the positions
 * @param limits other award limits than the policy's, to compare with
 */
export function problemOf(
  evaluated: Evaluated,
  terms: Terms,
  held: Interval,
  limits?: (date: LocalDate) => AwardLimits,
): Problem {
  const { tender, agreement } = evaluated;
  const areas = [...new Set(terms.lots.map(({ area }) => area))];
  const open = areas.filter((area) => !tender.prices.has(area));
  if (open.length > 0)
    throw new Rejection(
      'prices-not-evaluated',
      `The prices of ${open.join(', ')} are not evaluated: evaluate them, then decide.`,
    );
  demandVacant(evaluated, terms, held);
  const options = optionsFor(evaluated, terms, held);
  if (!Number.isSafeInteger(options.reduce((sum, { worth }) => sum + worth, 0)))
    throw new Rejection(
      'objective-too-large',
      'The weights of the objective are too large to add up exactly: open the tender with smaller ones.',
    );
  const levels = areas.map((area) => ({ area, level: agreement.areas.get(area)!.level }));
  const wanted = new Map<string, Limit>();
  for (const { provider, area, role } of options) {
    const { level } = levels.find((each) => each.area === area)!;
    const key = `${provider}/${level}/${role}`;
    if (wanted.has(key)) continue;
    const left = heldAndAllowed(agreement, { role, provider, ...held }, level, limits).flatMap((each) =>
      each.limit === undefined ? [] : [each.limit - each.held],
    );
    if (left.length > 0) wanted.set(key, { provider, level, role, most: Math.max(0, Math.min(...left)) });
  }
  return { areas: levels, options, limits: [...wanted.values()] };
}
