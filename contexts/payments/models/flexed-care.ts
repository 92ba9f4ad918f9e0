import { type Instant, localDate } from '#event-sourcing';
import { z } from 'zod';
import { hourlyPenceOn } from '../delivered-line.ts';
import { rule } from '../explained.ts';
import { paymentModel } from '../payment-model.ts';
import { penceFor } from '../ratio.ts';

const source = 'S3:21';
const authorised = rule('More care is given without asking, for so many hours from when it began.', source);
const beyond = rule('More care went on for longer: it is not authorised, and needs a reassessment.', source);

/** Hours that pass, also where the clocks change: 72 from 24 October 2026 10:00 BST end on the 27th at 09:00 GMT. */
export const flexLimit = (startedAt: Instant, hours: number): Instant =>
  Temporal.Instant.from(startedAt).add({ hours }).toString({ fractionalSecondDigits: 3 });

/** B3 (domain 1.12). It pays what is given beyond the commissioned care, and nothing else. */
export const flexedCare = paymentModel({
  name: 'flexed-care',
  rule: 'A provider may give more care for 72 hours; beyond them comes a reassessment.',
  source,
  terms: z.strictObject({ hours: z.int().min(1).max(1000).default(72) }),
  reads: ['flexes'],
  explain({ flexes }, { hours }, rates) {
    const each = flexes.flatMap(({ startedAt, visits, ...flex }) =>
      visits.map(({ at, minutes }) => {
        const day = localDate(at);
        const hourlyPence = hourlyPenceOn(rates, { ...flex, day });
        const isAuthorised = at <= flexLimit(startedAt, hours);
        const line = {
          ...{ provider: flex.provider, area: flex.area, package: flex.package, from: day, to: day },
          pence: penceFor(minutes, hourlyPence),
          minutes,
          ...(isAuthorised ? authorised : beyond),
          numbers: { hours, minutes, hourlyPence },
        };
        return { isAuthorised, line };
      }),
    );
    return {
      lines: each.filter(({ isAuthorised }) => isAuthorised).map(({ line }) => line),
      remarks: each.filter(({ isAuthorised }) => !isAuthorised).map(({ line }) => line),
    };
  },
});
