import type { Views } from '#event-sourcing';
import { rates, ratesInForce, type Rate } from '../rates/index.ts';
import type { PriceVariationRow } from './price-variations.ts';

/** A rate that begins after the day of the variation, and stands whatever is decided. */
export type LaterRate = Pick<Rate, 'area' | 'hourlyPence' | 'effectiveFrom'>;

/**
 * A variation as it is told. `rates`: what they are on its day; once it is decided, what they were then. `incomplete`:
 * it is agreed, and a rate is still to change.
 */
export interface PriceVariation extends Omit<PriceVariationRow, 'revisions'> {
  readonly later: readonly LaterRate[];
  readonly warnings: readonly 'incomplete'[];
}

const amount = ({ area, hourlyPence, effectiveFrom }: Rate): LaterRate => ({
  area,
  hourlyPence,
  effectiveFrom,
});

export function priceVariation(views: Views, row: PriceVariationRow): PriceVariation {
  const { revisions: _revisions, ...told } = row;
  const { framework, provider, service, band, effectiveFrom, standing, decided } = row;
  const areas = new Set(row.rates.map(({ area }) => area));
  const own = (views.get(rates, `${framework}/${provider}`)?.rates ?? []).filter(
    (rate) => areas.has(rate.area) && rate.service === service && rate.band === band,
  );
  const toVary = row.rates.filter(({ hourlyPence }) => hourlyPence !== decided?.agreedPence);
  const complete = standing !== 'agreed' || row.imported || row.varied.length >= toVary.length;
  return {
    ...told,
    rates: standing === 'requested' ? ratesInForce(own, effectiveFrom).map(amount) : row.rates,
    later: own.filter((rate) => rate.effectiveFrom > effectiveFrom).map(amount),
    warnings: complete ? [] : ['incomplete'],
  };
}
