import type { Instant, RecordedEvent } from '#event-sourcing';
import type { ReferralOffered } from '../../../contexts/referrals/index.ts';
import { answerOf, upTo } from './plan.ts';

/**
 * The last deadline of the offers that nobody will answer; undefined unless at least one is open and every referral
 * that is not placed waits for such an offer, so that nothing is under way that time could overtake.
 */
export function waitingInSilence(log: readonly RecordedEvent[], referrals: number): Instant | undefined {
  const streams = Map.groupBy(log, ({ stream }) => stream);
  const deadlines: Instant[] = [];
  for (const referral of upTo(referrals)) {
    const last = streams.get(`referral-F1-${referral}`)?.at(-1);
    if (last?.type === 'ReferralPlaced') continue;
    if (last?.type !== 'ReferralOffered') return undefined;
    const { provider, deadline } = last.data as unknown as ReferralOffered;
    if (answerOf(referral, provider) !== 'silence') return undefined;
    deadlines.push(deadline);
  }
  return deadlines.toSorted().at(-1);
}
