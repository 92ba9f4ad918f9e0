import { z } from 'zod';
import { rule } from '../explained.ts';
import { paymentModel } from '../payment-model.ts';
import { wholeMilliPercent } from '../ratio.ts';
import { amount, milliPercent } from '../recorded.ts';

const source = 'S2:254-262';
const paid = rule('The capitation is paid for all people of the area, whatever their care costs.', source);
const within = rule(
  'What the care costs above the capitation is the provider’s to bear, and below it to keep, as far as the tolerance reaches; its edge is inside.',
  source,
);
const outside = rule('What lies outside the tolerance is discussed; nobody’s share is fixed.', source);

/** M1 (domain 1.11): £2m, 5 %; at 7 % the 2 % outside is for discussion. What the provider keeps is below nothing. */
export const capitation = paymentModel({
  name: 'capitation',
  rule: 'One amount for all people of an area; a difference within the tolerance is the provider’s, the rest is discussed.',
  source,
  terms: z.strictObject({ capitationPence: amount, toleranceMilliPercent: milliPercent }),
  reads: ['costs'],
  explain({ costs }, { capitationPence, toleranceMilliPercent }) {
    // Rounded down and yet exact: costs are whole pence.
    const bandPence = Number((BigInt(capitationPence) * BigInt(toleranceMilliPercent)) / wholeMilliPercent);
    const each = costs.map(({ costPence, ...of }) => {
      const differencePence = costPence - capitationPence;
      const withinPence = Math.sign(differencePence) * Math.min(Math.abs(differencePence), bandPence) + 0;
      const numbers = { capitationPence, toleranceMilliPercent, bandPence, costPence, differencePence };
      const line = { ...of, package: null, minutes: 0 };
      return {
        line: { ...line, pence: capitationPence, ...paid, numbers: { capitationPence } },
        remarks: [
          { ...line, pence: withinPence, ...within, numbers },
          { ...line, pence: differencePence - withinPence, ...outside, numbers },
        ],
      };
    });
    return { lines: each.map(({ line }) => line), remarks: each.flatMap(({ remarks }) => remarks) };
  },
});
