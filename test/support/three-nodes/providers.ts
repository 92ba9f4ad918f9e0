import type { EventStore, Subscription } from '#event-sourcing';
import type { ReferralOffered } from '../../../contexts/referrals/index.ts';
import type { Council } from './council.ts';
import { answerOf } from './plan.ts';

/** The providers: each answers what it was going to answer, or nothing, as soon as it is asked. */
export function answering(store: EventStore, council: Council): Subscription {
  const filter = { types: ['ReferralOffered'] };
  return store.subscribe({ name: 'providers', after: null, batch: 100, filter }, async (events) => {
    for (const { id, data } of events) {
      const { framework, referral, offer, provider } = data as unknown as ReferralOffered;
      const answer = answerOf(referral, provider);
      if (answer === 'silence') continue;
      const because = answer === 'decline' ? { reason: 'NO_CAPACITY_STAFF' } : {};
      await council.ask(`offers/${offer}/${answer}`, { framework, referral, ...because }, `answer-${id}`);
    }
  });
}
