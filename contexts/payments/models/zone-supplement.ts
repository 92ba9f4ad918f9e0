import { pence, reference } from '#event-sourcing';
import { z } from 'zod';
import { deliveredLine, hourlyPenceOn } from '../delivered-line.ts';
import { rule } from '../explained.ts';
import { paymentModel } from '../payment-model.ts';

const source = 'S3:49';
const travelled = rule(
  'The minutes delivered, at the hourly rate and the travel supplement of the zone.',
  source,
);

/** B7 (domain 1.12): £20 and £1.20 are £21.20. An area that is no zone of the terms has no supplement. */
export const zoneSupplement = paymentModel({
  name: 'zone-supplement',
  rule: 'The hourly rate is raised by a travel supplement in zones that few bid for.',
  source,
  terms: z.strictObject({ hourlyPenceByArea: z.record(reference, pence) }),
  reads: ['deliveries'],
  explain: ({ deliveries }, { hourlyPenceByArea }, rates) => ({
    lines: deliveries.map((each) => {
      const supplementHourlyPence = hourlyPenceByArea[each.area] ?? 0;
      const added = { milliPence: 1000 * supplementHourlyPence, numbers: { supplementHourlyPence } };
      return deliveredLine(each, hourlyPenceOn(rates, each), travelled, added);
    }),
    remarks: [],
  }),
});
