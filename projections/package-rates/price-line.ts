import { localDate } from '#event-sourcing';
import {
  rateInForce,
  ratesByKey,
  type PricedPackage,
  type ServiceKind,
} from '../../contexts/prices/index.ts';
import { type ProviderRates, type Rate, ratesInForce } from '../rates/index.ts';
import { areaOf, type CarePackage, type ReferralRow } from '../referrals/index.ts';

/** What care at other times of the day may be priced as, beside home care. */
const services: Readonly<Record<string, readonly ServiceKind[]>> = {
  'live-in': ['live-in'],
  night: ['sleeping-night', 'waking-night'],
};

/**
 * The rates by one of which a package was priced: of every band of the service in the area that day, as is known now,
 * and as was known then. What a decision about days before it changes is paid afterwards, and makes no package wrong.
 */
export function ratesToPriceBy(
  agreed: ProviderRates,
  row: ReferralRow,
  placed: CarePackage,
): readonly Rate[] {
  const day = localDate(placed.placedAt);
  const area = areaOf(row, placed);
  const fit = ['home-care', ...(services[row.timeSlot] ?? ['reablement'])];
  const known = agreed.rates.filter((_rate, i) => (agreed.origins[i]?.knownAt ?? '') <= placed.placedAt);
  return [...new Set([...ratesInForce(agreed.rates, day), ...ratesInForce(known, day)])].filter(
    (rate) => rate.area === area && fit.includes(rate.service),
  );
}

/**
 * The service and band that a package is priced by; null: nobody can tell. It is of the rate that it was priced at, the
 * one of home care by which the order compares where several are equal. Where its price is not on record it is that one,
 * but for live-in care and nights, whose service no referral tells.
 */
export function priceLine(
  agreed: ProviderRates,
  row: ReferralRow,
  placed: CarePackage,
): Pick<PricedPackage, 'service' | 'band'> | null {
  const rates = ratesToPriceBy(agreed, row, placed);
  const usual = rateInForce(ratesByKey(agreed.rates), areaOf(row, placed), localDate(placed.placedAt));
  const isCompared = ({ service, hourlyPence }: Rate) => service === 'home-care' && hourlyPence === usual;
  const compared =
    rates.find((rate) => isCompared(rate) && rate.band === 'standard') ?? rates.find(isCompared);
  const same = rates.filter(({ hourlyPence }) => hourlyPence === placed.hourlyPence);
  const byPrice =
    same.find(({ service, band }) => service === compared?.service && band === compared.band) ?? same[0];
  const line = placed.hourlyPence === null && !services[row.timeSlot] ? compared : byPrice;
  return line ? { service: line.service, band: line.band } : null;
}
