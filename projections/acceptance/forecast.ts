import { addDays, type LocalDate } from '#event-sourcing';
import type { PolicyDocument } from '../../contexts/agreement/index.ts';
import { percentAccepted, type Share } from './line.ts';
import { type AcceptanceStatus, statusOf } from './status.ts';

/** A position's next status, should nothing more be decided: answers leave the window day by day. */
export interface Forecast extends Share {
  /** The first day on which it has that status. */
  readonly on: LocalDate;
  readonly status: AcceptanceStatus;
  readonly percent: number | null;
}

interface Answer {
  readonly decidedOn: LocalDate;
  readonly accepted: boolean;
}

/**
 * On which day the rolling window tips if nothing changes: the first day after `asOf` with another status, by the same
 * policy; null when none of the days until the window is empty has one.
 *
 * @param answers those that `asOf` counts
 * @param start when the position began
 */
export function forecast(
  scope: 'breach' | 'monitor',
  policy: PolicyDocument['acceptance'],
  asOf: LocalDate,
  start: LocalDate | undefined,
  answers: readonly Answer[],
): Forecast | null {
  const leaving = Map.groupBy(answers, ({ decidedOn }) => addDays(decidedOn, policy.windowDays));
  let share = { accepted: answers.filter(({ accepted }) => accepted).length, counted: answers.length };
  const today = statusOf(scope, policy, asOf, start, share);
  for (let day = 1; day <= policy.windowDays; day++) {
    const on = addDays(asOf, day);
    const gone = leaving.get(on) ?? [];
    share = {
      accepted: share.accepted - gone.filter(({ accepted }) => accepted).length,
      counted: share.counted - gone.length,
    };
    const status = statusOf(scope, policy, on, start, share);
    if (status !== today) return { on, status, ...share, percent: percentAccepted(share) };
  }
  return null;
}
