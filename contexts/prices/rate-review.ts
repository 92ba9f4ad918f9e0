import type { PolicyDocument } from '../agreement/index.ts';
import { medianOf, quartilesOf } from './quartiles.ts';
import type { RateFlag } from './rate-flag.ts';

interface Rated {
  readonly hourlyPence: number;
}

/** A rate that is to be reviewed, and why. */
export interface StandsOut<R extends Rated> {
  readonly rate: R;
  readonly flags: readonly RateFlag[];
}

/** Beyond them a rate is low or high; in thousandths of a penny, of which percentages and fences are whole numbers. */
interface Limits {
  readonly low: bigint;
  readonly high: bigint;
  readonly kind: 'median' | 'fence';
}

function limitsOf(amounts: readonly bigint[], rule: PolicyDocument['rateReview']): Limits | null {
  if (rule.rule === 'iqr-fences') {
    const quartiles = quartilesOf(amounts, rule.quartiles);
    if (!quartiles) return null;
    const { first, third } = quartiles;
    const reach = (3n * (third - first)) / 2n;
    return { low: first - reach, high: third + reach, kind: 'fence' };
  }
  const median = medianOf(amounts);
  if (median === null) return null;
  const percent = (each: number) => (median * BigInt(each)) / 100n;
  return { low: percent(rule.lowPercentOfMedian), high: percent(rule.highPercentOfMedian), kind: 'median' };
}

/**
 * The rates that stand out beside the others by the policy (S4:77, domain 1.6): further from the median than the
 * percentages allow, or beyond the fences, or below the floor; a rate at a limit does not. `rates`: of one area,
 * service and band, one of each provider.
 */
export function standOut<R extends Rated>(
  rates: readonly R[],
  rule: PolicyDocument['rateReview'],
): readonly StandsOut<R>[] {
  const inThousandths = ({ hourlyPence }: Rated) => BigInt(hourlyPence) * 1000n;
  const limits = limitsOf(rates.map(inThousandths), rule);
  const floor = rule.floorPence === null ? null : BigInt(rule.floorPence) * 1000n;
  return rates.flatMap((rate) => {
    const amount = inThousandths(rate);
    const flags: RateFlag[] = [];
    const flag = (broken: boolean, name: RateFlag['rule'], limit: bigint) => {
      if (broken) flags.push({ rule: name, limitMilliPence: Number(limit) });
    };
    if (limits) {
      flag(amount < limits.low, `below-${limits.kind}`, limits.low);
      flag(amount > limits.high, `above-${limits.kind}`, limits.high);
    }
    if (floor !== null) flag(amount < floor, 'below-floor', floor);
    return flags.length > 0 ? [{ rate, flags }] : [];
  });
}

/** Whether a rate was flagged for being low: a high one is not rejected for being high (S4:77). */
export const isLow = (flags: readonly RateFlag[]): boolean =>
  flags.some(({ rule }) => rule.startsWith('below-'));
