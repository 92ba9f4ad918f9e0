import { z } from 'zod';
import { deliveredLine, hourlyPenceOn } from '../delivered-line.ts';
import { rule } from '../explained.ts';
import { paymentModel } from '../payment-model.ts';

const source = 'S0:18-22';
const delivered = rule('The minutes delivered, pro rata at the hourly rate in force on the day.', source);

/** The default (domain 1.8): contact time, pro rata, at the rate of the day and the band. */
export const actuals = paymentModel({
  name: 'actuals',
  rule: 'What was delivered is paid, by the minute, at the rate in force on the day.',
  source,
  terms: z.strictObject({}),
  reads: ['deliveries'],
  explain: ({ deliveries }, _, rates) => ({
    lines: deliveries.map((each) => deliveredLine(each, hourlyPenceOn(rates, each), delivered)),
    remarks: [],
  }),
});
