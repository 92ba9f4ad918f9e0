import { reference } from '#event-sourcing';
import { z } from 'zod';
import { sumOf } from '../ratio.ts';
import { count, measured, type Measured } from './measure.ts';

const schema = z
  .strictObject({
    deliveredMinutes: count,
    /** The minutes that each funder commissioned. */
    commissioned: z.record(reference, count),
    /** Whose minutes are the denominator. */
    against: z.array(reference).min(1),
  })
  .superRefine(({ commissioned, against }, context) => {
    for (const [index, funder] of against.entries()) {
      const path = ['against', index];
      if (!Object.hasOwn(commissioned, funder))
        context.addIssue({
          code: 'custom',
          path,
          message: `${funder} commissioned nothing here: leave it out`,
        });
      if (against.indexOf(funder) !== index)
        context.addIssue({ code: 'custom', path, message: `${funder} is here twice: leave one` });
    }
  });

/**
 * Delivered ÷ commissioned. Of 5,825 hours it is 71.84 % of what the council commissioned and 64.47 % of what it and
 * the NHS did: the slide does not say which it means, so whoever asks does (domain 1.11).
 *
 * @throws ZodError that names each field which cannot be
 */
export function deliveredOfCommissioned(counted: z.input<typeof schema>): Measured {
  const { deliveredMinutes, commissioned, against } = schema.parse(counted);
  return measured(
    {
      measure: 'delivered-of-commissioned',
      counted: 'minutes delivered',
      outOf: `minutes commissioned by ${against.join(' and ')}`,
      source: 'S2:80-82',
    },
    deliveredMinutes,
    sumOf(against.map((funder) => commissioned[funder] ?? 0)),
  );
}
