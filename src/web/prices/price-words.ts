import type { RateHistory } from '../../../projections/rates/index.ts';
import { href, type Asked } from '../links.ts';

/** Everything that one rate was. */
export const rateHref = (
  { framework, knownAt }: Pick<Asked, 'framework' | 'knownAt'>,
  { provider, area, service, band }: Pick<RateHistory, 'provider' | 'area' | 'service' | 'band'>,
): string =>
  href(`/prices/rates/${[provider, area, service, band].map(encodeURIComponent).join('/')}`, {
    framework,
    knownAt,
  });

/** Thousandths as they are written: `131400` → `131.4`. */
export const indexWords = (thousandths: number): string => String(thousandths / 1000);

/** `7260` → `+7.26%`, with as many decimals as it has; null: `–`. */
export function risenWords(milliPercent: number | null): string {
  if (milliPercent === null) return '–';
  const sign = milliPercent > 0 ? '+' : milliPercent < 0 ? '−' : '';
  return `${sign}${indexWords(Math.abs(milliPercent))}%`;
}
