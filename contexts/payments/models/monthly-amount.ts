import { addDays, minutes, reference } from '#event-sourcing';
import { z } from 'zod';
import { rule } from '../explained.ts';
import { paymentModel } from '../payment-model.ts';
import { sumOf } from '../ratio.ts';
import { amount } from '../recorded.ts';
import { liesIn } from '../weeks.ts';

const source = 'S0:79-129';
const monthly = rule('The amount agreed for the month, for any use of the hours up to the ceiling.', source);
const above = rule(
  'More was delivered than the ceiling of the month: it is not paid, and is to be agreed.',
  source,
);

/** P1a (domain 1.10): £14,000 a month for at most 640 h; of 652 h, 12 are over. Calendar months that lie in the period. */
export const monthlyAmount = paymentModel({
  name: 'monthly-amount',
  rule: 'An agreed amount is paid each month for hours up to a ceiling, used flexibly.',
  source,
  terms: z.strictObject({
    ...{ provider: reference, area: reference },
    ...{ monthlyPence: amount, ceilingMinutes: minutes },
  }),
  reads: ['period', 'deliveries'],
  explain({ period, deliveries }, { provider, area, monthlyPence, ceilingMinutes }) {
    const own = deliveries.filter((one) => one.provider === provider && one.area === area);
    const first = Temporal.PlainDate.from(period.from).with({ day: 1 });
    const count = first.until(period.to, { largestUnit: 'months' }).months + 1;
    const months = Array.from({ length: Math.max(0, count) }, (_, index) => {
      const from = first.add({ months: index });
      return { from: from.toString(), to: addDays(from.add({ months: 1 }).toString(), -1) };
    }).filter((month) => liesIn(month, period));
    const each = months.map((month) => {
      const deliveredMinutes = sumOf(
        own.filter(({ day }) => liesIn({ from: day, to: day }, month)).map((one) => one.minutes),
      );
      const overMinutes = Math.max(0, deliveredMinutes - ceilingMinutes);
      const line = { provider, area, package: null, ...month };
      const numbers = { monthlyPence, ceilingMinutes, deliveredMinutes };
      const paid = {
        ...line,
        pence: monthlyPence,
        minutes: deliveredMinutes - overMinutes,
        ...monthly,
        numbers,
      };
      const over = {
        ...line,
        pence: 0,
        minutes: overMinutes,
        ...above,
        numbers: { ...numbers, overMinutes },
      };
      return { paid, over };
    });
    return {
      lines: each.map(({ paid }) => paid),
      remarks: each.map(({ over }) => over).filter((over) => over.minutes > 0),
    };
  },
});
