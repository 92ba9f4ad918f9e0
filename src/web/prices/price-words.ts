import type { RateHistory } from '../../../projections/rates/index.ts';
import { href, type Asked } from '../links.ts';

/** Everything that one rate was. */
export const rateHref = (
  { framework, asOf, knownAt }: Asked,
  { provider, area, service, band }: Pick<RateHistory, 'provider' | 'area' | 'service' | 'band'>,
): string =>
  href(`/prices/rates/${[provider, area, service, band].map(encodeURIComponent).join('/')}`, {
    framework,
    asOf,
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

/** `131.4` → 131400, exactly; undefined: not a number of at most three decimals. */
export function toThousandths(typed: string): number | undefined {
  const [, whole, decimals = ''] = /^(\d{1,6})(?:\.(\d{1,3}))?$/.exec(typed) ?? [];
  return whole === undefined ? undefined : Number(whole + decimals.padEnd(3, '0'));
}

/** `7.26`, `−1.5%` → 7260, −1500, exactly; undefined: no percentage of at most three decimals. */
export function toMilliPercent(typed: string): number | undefined {
  const [, sign, digits = ''] = /^([+−-]?)([\d.]+)\s?%?$/u.exec(typed) ?? [];
  const size = toThousandths(digits);
  return size === undefined || sign === '' || sign === '+' ? size : 0 - size;
}
