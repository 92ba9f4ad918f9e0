import { addDays, date, reference } from '#event-sourcing';
import { z } from 'zod';
import { rule } from '../explained.ts';
import { paymentModel } from '../payment-model.ts';
import { halfUp, wholeMilliPercent } from '../ratio.ts';
import { amount, milliPercent } from '../recorded.ts';

const source = 'S3:23';
const reduced = rule('The budget of the first year, reduced by the percentage for every year since.', source);

/** B5 (domain 1.12): £1m at 3 % are £970,000 and then £940,900. It is reduced exactly, and rounded once. */
export const yearlyReduction = paymentModel({
  name: 'yearly-reduction',
  rule: 'One provider has a yearly budget that shrinks by a percentage every year.',
  source,
  terms: z.strictObject({
    provider: reference,
    /** The first day of the year whose budget is not reduced. */
    from: date,
    budgetPence: amount,
    reductionMilliPercent: milliPercent,
  }),
  reads: ['period'],
  explain({ period }, { provider, from, budgetPence, reductionMilliPercent }) {
    const first = Temporal.PlainDate.from(from);
    const begins = (years: number) => first.add({ years }).toString();
    const whole = Math.max(0, first.until(period.to, { largestUnit: 'years' }).years);
    const kept = wholeMilliPercent - BigInt(reductionMilliPercent);
    const lines = Array.from({ length: whole + 1 }, (_, year) => year)
      .filter((year) => begins(year) >= period.from && begins(year) <= period.to)
      .map((year) => ({
        ...{ provider, area: null, package: null, minutes: 0 },
        ...{ from: begins(year), to: addDays(begins(year + 1), -1) },
        pence: halfUp(BigInt(budgetPence) * kept ** BigInt(year), wholeMilliPercent ** BigInt(year)),
        ...reduced,
        numbers: { budgetPence, reductionMilliPercent, year },
      }));
    return { lines, remarks: [] };
  },
});
