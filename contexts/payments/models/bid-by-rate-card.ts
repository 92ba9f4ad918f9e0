import { pence, reference } from '#event-sourcing';
import { z } from 'zod';
import { serviceKind } from '../../prices/index.ts';
import { rule } from '../explained.ts';
import { paymentModel } from '../payment-model.ts';
import { demandedLines } from './demanded-lines.ts';

const source = 'S2:215-231';
const byCard = rule('The hours needed, at the rate that the card has for their element.', source);

/** D2 (domain 1.11). */
export const bidByRateCard = paymentModel({
  name: 'bid-by-rate-card',
  rule: 'A bid of one rate card for all home care and the other elements.',
  source,
  terms: z.strictObject({ provider: reference, hourlyPence: z.partialRecord(serviceKind, pence) }),
  reads: ['demand'],
  explain: ({ demand }, { provider, hourlyPence }) => demandedLines(provider, demand, hourlyPence, byCard),
});
