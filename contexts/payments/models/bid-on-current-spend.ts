import { minutes, pence, reference } from '#event-sourcing';
import { z } from 'zod';
import { rule } from '../explained.ts';
import { paymentModel } from '../payment-model.ts';
import { penceFor, sumOf } from '../ratio.ts';
import { amount } from '../recorded.ts';
import { lastDayOf, minutesOf } from './demanded-lines.ts';

const source = 'S2:215-231';
const spend = rule('The outcomes are delivered for what is spent now, on the activity of now.', source);
const more = rule('What is needed beyond the activity of now is paid by the hour, as was agreed.', source);
const open = rule(
  'More is needed than the activity of now, and nothing is agreed on what that costs.',
  source,
);

/** D1 (domain 1.11). Less than the activity of now costs the same. */
export const bidOnCurrentSpend = paymentModel({
  name: 'bid-on-current-spend',
  rule: 'A bid to deliver outcomes on current spend and activity, with an agreed approach to increased demand.',
  source,
  terms: z.strictObject({
    provider: reference,
    spendPence: amount,
    activityMinutes: minutes,
    /** Of each hour beyond; null: no approach is agreed. */
    moreHourlyPence: pence.nullable(),
  }),
  reads: ['demand'],
  explain({ demand }, { provider, spendPence, activityMinutes, moreHourlyPence }) {
    if (demand.length === 0) return { lines: [], remarks: [] };
    const neededMinutes = sumOf(demand.map(minutesOf));
    const moreMinutes = Math.max(0, neededMinutes - activityMinutes);
    const line = {
      ...{ provider, area: null, package: null, minutes: 0 },
      from: demand.map(({ from }) => from).toSorted()[0]!,
      to: demand.map(lastDayOf).toSorted().at(-1)!,
    };
    const numbers = { activityMinutes, neededMinutes, moreMinutes };
    const current = { ...line, pence: spendPence, ...spend, numbers: { spendPence, activityMinutes } };
    if (moreMinutes === 0) return { lines: [current], remarks: [] };
    if (moreHourlyPence === null)
      return { lines: [current], remarks: [{ ...line, pence: 0, ...open, numbers }] };
    const pence = penceFor(moreMinutes, moreHourlyPence);
    const beyond = { ...line, pence, ...more, numbers: { ...numbers, moreHourlyPence } };
    return { lines: [current, beyond], remarks: [] };
  },
});
