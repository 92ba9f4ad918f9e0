import { z } from 'zod';
import { count, measured, type Measured } from './measure.ts';

const schema = z.strictObject({ beforePence: count, afterPence: count });

/** How much less is spent than before (S2:271-286); below nothing when it is more. */
export function reducedSpend(spent: z.input<typeof schema>): Measured {
  const { beforePence, afterPence } = schema.parse(spent);
  return measured(
    {
      measure: 'reduced-spend',
      counted: 'pence spent less than before',
      outOf: 'pence spent before',
      source: 'S2:271-286',
    },
    beforePence - afterPence,
    beforePence,
  );
}
