import { pence, reference } from '#event-sourcing';
import { z } from 'zod';
import { deliveredLine, hourlyPenceOn } from '../delivered-line.ts';
import { rule } from '../explained.ts';
import { NotPayable } from '../not-payable.ts';
import { paymentModel } from '../payment-model.ts';
import { sumOf } from '../ratio.ts';

const source = 'S0:147-154';
const enhanced = {
  sum: rule('The minutes delivered, at the hourly rate and all enhancements of the care together.', source),
  most: rule('The minutes delivered, at the hourly rate and the greatest enhancement of the care.', source),
};

const enhancement = z.union([
  z.strictObject({ hourlyPence: pence }),
  z.strictObject({ percent: z.int().min(0).max(1000) }),
]);

/** In thousandths of a penny, exact: percentages are whole. */
const milliPenceOf = (each: z.output<typeof enhancement>, hourlyPence: number): number =>
  'percent' in each ? 10 * each.percent * hourlyPence : 1000 * each.hourlyPence;

/** P4 (domain 1.10): £20 and £1.50 for rural care and £2.00 for weekends are £23.50 together, £22.00 by the greatest. */
export const enhancements = paymentModel({
  name: 'enhancements',
  rule: 'The hourly rate is enhanced for what makes care harder: complexity, rural places, unsociable hours.',
  source,
  terms: z.strictObject({
    enhancements: z.record(reference, enhancement),
    stacking: z.enum(['sum', 'most']),
  }),
  reads: ['deliveries'],
  explain: ({ deliveries }, terms, rates) => ({
    lines: deliveries.map((each) => {
      const hourlyPence = hourlyPenceOn(rates, each);
      const added = each.enhancements.map((name) => {
        const found = terms.enhancements[name];
        if (!found) throw new NotPayable(`The terms have no enhancement ${name}: agree what it adds.`);
        return milliPenceOf(found, hourlyPence);
      });
      const milliPence = terms.stacking === 'sum' ? sumOf(added) : Math.max(0, ...added);
      const numbers = { enhancementHourlyMilliPence: milliPence };
      return deliveredLine(each, hourlyPence, enhanced[terms.stacking], { milliPence, numbers });
    }),
    remarks: [],
  }),
});
