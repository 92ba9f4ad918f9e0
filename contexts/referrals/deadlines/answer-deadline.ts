import type { Instant } from '#event-sourcing';
import type { z } from 'zod';
import type { PolicyDocument } from '../../agreement/index.ts';
import type { urgency } from '../referral.events.ts';
import { workingTimes } from './working-time.ts';

/**
 * The last instant at which an offer can be answered, on a whole minute: the policy's working hours after the offer, or
 * after the next opening when it is made outside working time (closing time is outside). Part of a minute is given to
 * the provider. Hours that run out at closing time end there and not at the next opening: the provider has had them all,
 * and an answer exactly at the deadline is in time.
 *
 * @throws Rejection `working-day-empty` when the policy's working day does not end after it begins
 */
export function answerDeadline(
  offeredAt: Instant,
  need: z.output<typeof urgency>,
  policy: PolicyDocument['deadline'],
): Instant {
  const begins = Temporal.Instant.from(offeredAt).round({ smallestUnit: 'minute', roundingMode: 'ceil' });
  const hours = need === 'urgent' ? policy.urgentWorkingHours : policy.standardWorkingHours;
  let left = hours * 3_600_000;
  const times = workingTimes(begins, policy);
  for (;;) {
    const { opens, closes } = times.next().value;
    const from = Math.max(opens.epochMilliseconds, begins.epochMilliseconds);
    const open = Math.max(0, closes.epochMilliseconds - from);
    if (left <= open) {
      return Temporal.Instant.fromEpochMilliseconds(from + left).toString({ fractionalSecondDigits: 3 });
    }
    left -= open;
  }
}
