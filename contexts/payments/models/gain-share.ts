import { z } from 'zod';
import { deliveredLine, hourlyPenceOn } from '../delivered-line.ts';
import { rule } from '../explained.ts';
import { paymentModel } from '../payment-model.ts';
import { penceFor, sumOf } from '../ratio.ts';
import { weekIndex, weekOf, wholeWeeks } from '../weeks.ts';

const source = 'S3:27';
const delivered = rule('The minutes delivered, pro rata at the hourly rate in force on the day.', source);
const gained = rule(
  'Less is needed in the first weeks, and the provider still gets what was commissioned.',
  source,
);

/**
 * B2 (domain 1.12): £280 a week that falls to £140 from week 4 pays £1,680 in six weeks. Weeks are counted from the first
 * day of care; what is delivered beyond the commissioned minutes is paid as delivered.
 */
export const gainShare = paymentModel({
  name: 'gain-share',
  rule: 'A service that reduces in its first weeks is paid as it was commissioned until they are over.',
  source,
  terms: z.strictObject({ weeks: z.int().min(1).max(52).default(6) }),
  reads: ['period', 'deliveries', 'packages'],
  explain({ period, deliveries, packages }, { weeks }, rates) {
    const ofPackage = Map.groupBy(deliveries, (each) => each.package);
    const gains = packages.flatMap((started) => {
      const { provider, area, startedOn, weeklyMinutes } = started;
      const inWeek = Map.groupBy(ofPackage.get(started.package) ?? [], ({ day }) =>
        weekIndex(startedOn, day),
      );
      return wholeWeeks(startedOn, period)
        .filter((index) => index < weeks)
        .flatMap((index) => {
          const deliveredMinutes = sumOf((inWeek.get(index) ?? []).map(({ minutes }) => minutes));
          if (deliveredMinutes >= weeklyMinutes) return [];
          const week = weekOf(startedOn, index);
          const hourlyPence = hourlyPenceOn(rates, { ...started, day: week.from });
          return {
            ...{ provider, area, package: started.package, ...week, minutes: 0 },
            pence: penceFor(weeklyMinutes - deliveredMinutes, hourlyPence),
            ...gained,
            numbers: { commissionedMinutes: weeklyMinutes, deliveredMinutes, hourlyPence },
          };
        });
    });
    const lines = deliveries.map((each) => deliveredLine(each, hourlyPenceOn(rates, each), delivered));
    return { lines: [...lines, ...gains], remarks: [] };
  },
});
