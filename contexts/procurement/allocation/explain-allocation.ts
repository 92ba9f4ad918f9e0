import type { Tender } from '../tender.ts';
import type { PassedOver } from '../passed-over.events.ts';
import type { Barred } from './barred.ts';
import { passedOverIn, totalIn, whyNot } from './passed-over.ts';
import type { AllocatedRole, Allocation, Option, Problem } from './problem.ts';

const list = new Intl.ListFormat('en-GB');

/** Of those that have more points than whoever has a position, as many are named. */
const named = 10;

/** Points in words: 83000000 is "83.00", and 81666667 is "81.666667". */
export const pointsInWords = (millionths: number): string => {
  const digits = String(millionths).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6, -4)}${digits.slice(-4).replace(/0+$/, '')}`;
};

/** What is said of a bidder that does not have a position, after its name. */
function because({ why, areas, most }: PassedOver, role: AllocatedRole, level: number): string {
  switch (why) {
    case 'primary-here':
      return 'is primary here';
    case 'secondary-here':
      return 'is secondary here, which is best for all positions together';
    case 'limit':
      return areas.length === 0
        ? `may be given no more ${role} positions of level ${level}`
        : `is ${role} in ${list.format(areas)}, and may be given ${most} of level ${level}`;
    case 'declined':
      return 'declined it';
    case 'holds-here':
      return 'holds another position here already';
    case 'worth-the-same':
      return 'could have it too: all together is worth the same';
  }
}

const times = (count: number): string =>
  count === 1 ? 'the only bid for it' : `best of ${count} bids for it`;

/**
 * Why each position goes to whom it goes, and why nobody has the others: a sentence or two for each, by `area/role`.
 *
 * @param prices of the tender, by area: the points
 * @param barred who could be given nothing, whatever the points
 */
export function explainAllocation(
  problem: Problem,
  allocation: Pick<Allocation, 'given'>,
  prices: Tender['prices'],
  barred: readonly Barred[] = [],
): ReadonlyMap<string, string> {
  const { given } = allocation;
  const levels = new Map(problem.areas.map(({ area, level }) => [area, level]));
  const points = (of: Pick<Option, 'area' | 'provider'>) => pointsInWords(totalIn(prices, of));
  const othersOf = (area: string, role: AllocatedRole, others: readonly PassedOver[]): string => {
    const words = others
      .slice(0, named)
      .map(
        (each) =>
          `${each.provider}, with ${points({ area, provider: each.provider })}, ${because(each, role, levels.get(area)!)}`,
      );
    const more = others.length - named;
    if (more > 0) words.push(`so it is with ${more} more`);
    return `${words.join('; ')}.`;
  };
  /** Who is second although nobody was better for the first position. */
  const whySecond = (holder: Option): string => {
    const { area, provider, role } = holder;
    const forPrimary = { area, provider, role: 'primary' as const };
    const own = problem.options.find(
      (each) => each.area === area && each.provider === provider && each.role === 'primary',
    );
    const first = given.find((each) => each.area === area && each.role === 'primary');
    if (role === 'primary' || !own || (first && first.worth >= own.worth)) return '';
    const why = whyNot(problem, allocation, forPrimary);
    if (why.why !== 'limit') return ' It is secondary, which is best for all positions together.';
    return ` It is not primary here: it ${because(why, 'primary', levels.get(area)!)}.`;
  };
  const wordsFor = (key: string, others: readonly PassedOver[]): string => {
    const [area, role] = key.split('/') as [string, AllocatedRole];
    const holder = given.find((each) => each.area === area && each.role === role);
    if (!holder)
      return others.length === 0
        ? 'Nobody who passed on quality bid for it.'
        : `Nobody: ${othersOf(area, role, others)}`;
    const reached = `${holder.provider} has ${points(holder)} points`;
    const count = problem.options.filter((each) => each.area === area && each.role === role).length;
    const whole =
      others.length === 0 ? `${reached}: ${times(count)}.` : `${reached}. ${othersOf(area, role, others)}`;
    return `${whole}${whySecond(holder)}`;
  };
  const passedOver = passedOverIn(problem, allocation, prices, barred);
  return new Map([...passedOver].map(([key, others]) => [key, wordsFor(key, others)]));
}
