import { z } from 'zod';

/** What a rate breaks: the rule, and the limit that it is below or above, in whole thousandths of a penny, exactly. */
export const rateFlag = z.strictObject({
  rule: z.enum(['below-median', 'above-median', 'below-fence', 'above-fence', 'below-floor']),
  limitMilliPence: z.int().min(0),
});
export type RateFlag = z.output<typeof rateFlag>;
