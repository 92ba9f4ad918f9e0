import { minutes } from '#event-sourcing';
import { referralFacts } from '../referral.events.ts';

const { area, carers, rural, timeSlot, urgency, startBy } = referralFacts;

/** What the council says it needs: at least a minute a week. */
export const need = { area, weeklyMinutes: minutes.min(1), carers, rural, timeSlot, urgency, startBy };
