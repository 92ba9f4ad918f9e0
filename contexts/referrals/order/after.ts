import type { ReferralEvent } from '../referral.events.ts';
import { referral as decider, type Referral } from '../referral.ts';

type Evolve = (state: Referral, event: ReferralEvent) => Referral;

/** The referral as it is once these have been recorded. */
export const after = (state: Referral, events: readonly ReferralEvent[]): Referral =>
  events.reduce((state, event) => (decider.evolve[event.type] as unknown as Evolve)(state, event), state);
