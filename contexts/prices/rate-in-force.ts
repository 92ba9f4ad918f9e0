import type { LocalDate } from '#event-sourcing';
import type { Rates } from './rates.ts';

/** The band by which providers are compared, where a provider has one of that name. */
const usual = 'standard';

/**
 * A provider's hourly pence for home care in an area on a date: of the band `standard` the newest rate that has begun, of the lowest
 * band when there is no standard one; null when none is in force.
 */
export function rateInForce(rates: Rates, area: string, date: LocalDate): number | null {
  const newest = new Map<string, { readonly from: string; readonly hourlyPence: number }>();
  for (const [key, hourlyPence] of rates) {
    const [where, service, band = '', from = ''] = key.split('/');
    if (where === area && service === 'home-care' && from <= date && from >= (newest.get(band)?.from ?? ''))
      newest.set(band, { from, hourlyPence });
  }
  const inForce = [...newest.values()].map(({ hourlyPence }) => hourlyPence);
  return newest.get(usual)?.hourlyPence ?? (inForce.length > 0 ? Math.min(...inForce) : null);
}
