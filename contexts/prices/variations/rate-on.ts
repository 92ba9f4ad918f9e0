import type { LocalDate } from '#event-sourcing';
import { rateKey, type Rates } from '../rates.ts';
import type { PriceVariationRequested } from './variation.events.ts';

/** The rates that a variation is about. */
export type Varied = Pick<PriceVariationRequested, 'service' | 'band' | 'effectiveFrom'>;

/** Of a provider's rates the one of an area, service and band that holds on a day; undefined: none has begun by then. */
export function rateOn(rates: Rates, area: string, { service, band, effectiveFrom }: Varied) {
  let found:
    { readonly area: string; readonly hourlyPence: number; readonly effectiveFrom: LocalDate } | undefined;
  for (const [key, hourlyPence] of rates) {
    const from = key.slice(key.lastIndexOf('/') + 1);
    const isOfLine = key === rateKey({ area, service, band, effectiveFrom: from });
    if (isOfLine && from <= effectiveFrom && from >= (found?.effectiveFrom ?? ''))
      found = { area, hourlyPence, effectiveFrom: from };
  }
  return found;
}
