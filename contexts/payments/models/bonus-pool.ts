import { z } from 'zod';
import { rule } from '../explained.ts';
import { largestRemainder } from '../largest-remainder.ts';
import { paymentModel } from '../payment-model.ts';
import { sumOf } from '../ratio.ts';
import { amount } from '../recorded.ts';

const source = 'S3:44';
const shared = rule('The provider’s case was accepted: the pool is shared by the hours delivered.', source);
const forfeited = rule('No case of the provider was accepted: its share of the pool is forfeited.', source);

/**
 * B4 (domain 1.12): £50,000 over 5,000, 3,000 and 2,000 hours are £25,000, £15,000 and £10,000. Who made no case is as
 * who was refused: the share is forfeited, or divided among the others.
 */
export const bonusPool = paymentModel({
  name: 'bonus-pool',
  rule: 'A yearly pool is shared by the hours delivered among the providers whose case is accepted.',
  source,
  terms: z.strictObject({ poolPence: amount, refused: z.enum(['forfeited', 'redistributed']) }),
  reads: ['period', 'deliveries', 'cases'],
  explain({ period, deliveries, cases }, { poolPence, refused }) {
    const isAccepted = (provider: string) =>
      cases.some((each) => each.provider === provider && each.isAccepted);
    const sharing = [...Map.groupBy(deliveries, ({ provider }) => provider)]
      .map(([provider, own]) => ({ provider, ownMinutes: sumOf(own.map(({ minutes }) => minutes)) }))
      .filter(({ provider }) => refused === 'forfeited' || isAccepted(provider))
      // Of equal remainders the earlier has the penny, whatever order the returns came in.
      .toSorted((a, b) => (a.provider < b.provider ? -1 : 1));
    const sharedMinutes = sumOf(sharing.map(({ ownMinutes }) => ownMinutes));
    const parts = largestRemainder(
      poolPence,
      sharing.map(({ ownMinutes }) => ownMinutes),
    );
    const each = sharing.map(({ provider, ownMinutes }, index) => ({
      ...{ provider, area: null, package: null, ...period, minutes: 0, pence: parts[index] ?? 0 },
      ...(isAccepted(provider) ? shared : forfeited),
      numbers: { poolPence, ownMinutes, sharedMinutes },
    }));
    return {
      lines: each.filter(({ provider }) => isAccepted(provider)),
      remarks: each.filter(({ provider }) => !isAccepted(provider)),
    };
  },
});
