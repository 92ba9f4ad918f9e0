import { Rejection } from '#event-sourcing';
import type { Rates } from '../rates.ts';
import { rateOn, type Varied } from './rate-on.ts';

/**
 * What is varied, in the order of the areas: the rates that hold on the day asked for, one that begins on that very day
 * among them. Throws a Rejection `no-rate-to-vary` where there is none, and `rate-unchanged` when every one is as it
 * would become.
 */
export function ratesToVary(
  rates: Rates,
  areas: readonly string[],
  about: Varied & { readonly provider: string },
  toPence: number,
) {
  const held = [...new Set(areas)].toSorted().map((area) => {
    const rate = rateOn(rates, area, about);
    if (rate) return rate;
    throw new Rejection(
      'no-rate-to-vary',
      `${about.provider} has no ${about.band} rate for ${about.service} in ${area} on ${about.effectiveFrom}: ` +
        'name another day, or a rate that there is.',
    );
  });
  if (held.every(({ hourlyPence }) => hourlyPence === toPence))
    throw new Rejection(
      'rate-unchanged',
      `The rate is ${toPence} pence on ${about.effectiveFrom} already: name another amount, or leave it as it is.`,
    );
  return held;
}
