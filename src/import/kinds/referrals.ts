import { pastReferral, referralCorrection } from '../../../contexts/referrals/history.ts';
import { timeSlot, urgency, type ReferralCorrected } from '../../../contexts/referrals/index.ts';
import { flag, hours, numberOf } from '../cells/numbers.ts';
import { oneOf, reference } from '../cells/texts.ts';
import { date, instant } from '../cells/times.ts';
import { column, kindOf, maybe } from '../kind.ts';

/** Requests to find a provider. */
export const referrals = kindOf<Omit<ReferralCorrected, 'type' | 'framework'>>({
  name: 'referrals',
  columns: {
    referral: column('referral', reference),
    area: column('area', reference, { refersTo: 'areas' }),
    raisedAt: column('raised_at', instant),
    weeklyMinutes: column('weekly_hours', hours),
    carers: column('carers', numberOf([1, 2])),
    rural: column('rural', flag),
    timeSlot: column('time_slot', oneOf(timeSlot.options)),
    urgency: column('urgency', oneOf(urgency.options)),
    startBy: maybe('start_by', date),
  },
  key: ['referral'],
  recorded: ({ referral }, on) => {
    const row = on.referral(referral);
    return row && { ...row, timeSlot: timeSlot.parse(row.timeSlot) };
  },
  past: (facts, { framework }) => pastReferral({ framework, ...facts }),
  correction: (facts, { framework }) => referralCorrection({ framework, ...facts }),
});
