import { pence } from '#event-sourcing';
import { z } from 'zod';
import { rule } from '../explained.ts';
import { paymentModel } from '../payment-model.ts';

const source = 'S0:75-141';
const fee = rule('A new customer was accepted, whose administration is paid once.', source);

/** P6 (domain 1.10): £50 for each of six new customers are £300. */
export const newCustomerFee = paymentModel({
  name: 'new-customer-fee',
  rule: 'A fee is paid once for each new customer whose care begins.',
  source,
  terms: z.strictObject({ feePence: pence }),
  reads: ['period', 'packages'],
  explain: ({ period, packages }, { feePence }) => ({
    lines: packages
      .filter(({ startedOn }) => startedOn >= period.from && startedOn <= period.to)
      .map(({ provider, area, startedOn, ...started }) => ({
        ...{ provider, area, package: started.package, from: startedOn, to: startedOn },
        ...{ pence: feePence, minutes: 0, ...fee, numbers: { feePence } },
      })),
    remarks: [],
  }),
});
