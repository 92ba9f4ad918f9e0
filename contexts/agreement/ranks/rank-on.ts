import type { LocalDate } from '#event-sourcing';
import type { Framework, Position } from '../framework.ts';
import type { RanksReviewed } from './rank-review.events.ts';

type Review = Pick<RanksReviewed, 'area' | 'role' | 'on' | 'ranking'>;

/** The rank of a position on a date: by the newest review since it began, else as it was awarded. */
export function rankOn(reviews: readonly Review[], position: Position, date: LocalDate): number | null {
  const { area, role, provider, from, rank } = position;
  const review = reviews.findLast(
    (each) =>
      each.area === area &&
      each.role === role &&
      each.on >= from &&
      each.on <= date &&
      each.ranking.some((one) => one.provider === provider),
  );
  return review?.ranking.find((each) => each.provider === provider)?.rank ?? rank;
}

/** The positions with the ranks that they have on a date. */
export const rankedOn = (
  { positions, reviews }: Pick<Framework, 'positions' | 'reviews'>,
  date: LocalDate,
): readonly Position[] =>
  positions.map((position) => ({ ...position, rank: rankOn(reviews, position, date) }));
