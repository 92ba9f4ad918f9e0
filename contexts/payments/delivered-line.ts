import type { ExplainedLine } from './explained.ts';
import { NotPayable } from './not-payable.ts';
import type { RateOn } from './payment-model.ts';
import { halfUp } from './ratio.ts';
import type { Delivery } from './recorded.ts';

/** @throws NotPayable when no rate is in force on the day */
export function hourlyPenceOn(rates: RateOn, of: Parameters<RateOn>[0]): number {
  const hourlyPence = rates(of);
  if (hourlyPence === null)
    throw new NotPayable(
      `${of.provider} has no rate for ${of.service}, ${of.band}, in ${of.area} on ${of.day}: agree one first.`,
    );
  return hourlyPence;
}

/** Delivered minutes, pro rata at the hourly rate and what is added to it, rounded once (domain 1.8, E63). */
export const deliveredLine = (
  each: Delivery,
  hourlyPence: number,
  why: Pick<ExplainedLine, 'rule' | 'source'>,
  added: { readonly milliPence: number; readonly numbers: ExplainedLine['numbers'] } = {
    milliPence: 0,
    numbers: {},
  },
): ExplainedLine => ({
  ...{ provider: each.provider, area: each.area, package: each.package, from: each.day, to: each.day },
  minutes: each.minutes,
  pence: halfUp(BigInt(each.minutes) * (BigInt(hourlyPence) * 1000n + BigInt(added.milliPence)), 60_000n),
  ...why,
  numbers: { minutes: each.minutes, hourlyPence, ...added.numbers },
});
