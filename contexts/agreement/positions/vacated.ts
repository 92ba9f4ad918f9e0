import { Rejection, type LocalDate } from '#event-sourcing';
import { samePosition, type Framework, type Position } from '../framework.ts';
import { PositionVacated } from '../framework.events.ts';

/** A position by what tells it from others. */
export type KnownPosition = Pick<Position, 'framework' | 'area' | 'role' | 'provider' | 'from'>;

/**
 * The position, which may end on that day. Throws a Rejection `position-unknown`, `vacated-outside-position`.
 */
export function demandHeld(state: Framework, known: KnownPosition, on: LocalDate): Position {
  const { area, role, provider, from } = known;
  const position = state.positions.find((held) => samePosition(held, known));
  if (!position)
    throw new Rejection(
      'position-unknown',
      `${provider} has no position as ${role} in ${area} that begins on ${from}: give the day it begins.`,
    );
  if (on < from || (position.to !== null && on > position.to))
    throw new Rejection(
      'vacated-outside-position',
      `The position is held from ${from} to ${position.to ?? 'further notice'}: give a date within.`,
    );
  return position;
}

/** The position ends on that day. */
export const vacated = (
  { framework, area, role, provider, from }: KnownPosition,
  on: LocalDate,
  reason: string,
): PositionVacated => new PositionVacated({ framework, area, role, provider, from, on, reason });

/** What a framework is once a position ended on that day. */
export const withoutFrom = (state: Framework, known: KnownPosition, on: LocalDate): Framework => ({
  ...state,
  positions: state.positions.map((held) => (samePosition(held, known) ? { ...held, to: on } : held)),
});
