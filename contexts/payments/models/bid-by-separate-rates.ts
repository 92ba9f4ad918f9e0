import { pence, reference } from '#event-sourcing';
import { z } from 'zod';
import { rule } from '../explained.ts';
import { paymentModel } from '../payment-model.ts';
import { demandedLines } from './demanded-lines.ts';

const source = 'S2:215-231';
const separate = rule('The hours of reablement and of home care, each at the rate of its own.', source);

/** D3 (domain 1.11). */
export const bidBySeparateRates = paymentModel({
  name: 'bid-by-separate-rates',
  rule: 'A bid with one rate for reablement and another for home care.',
  source,
  terms: z.strictObject({
    provider: reference,
    hourlyPence: z.strictObject({ reablement: pence, 'home-care': pence }),
  }),
  reads: ['demand'],
  explain: ({ demand }, { provider, hourlyPence }) => demandedLines(provider, demand, hourlyPence, separate),
});
