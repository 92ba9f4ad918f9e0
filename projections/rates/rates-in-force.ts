import { by } from '../measures/index.ts';
import type { Rate } from './rates.ts';

/** Of rates as agreed those that hold on a date: for each area, service and band the newest that has begun, in that order. */
export function ratesInForce(agreed: readonly Rate[], date: string): readonly Rate[] {
  const begun = agreed
    .filter(({ effectiveFrom }) => effectiveFrom <= date)
    .toSorted(by(({ effectiveFrom }) => effectiveFrom));
  const newest = new Map(begun.map((rate) => [`${rate.area}/${rate.service}/${rate.band}`, rate]));
  return [...newest.values()].toSorted(
    by(
      ({ area }) => area,
      ({ service }) => service,
      ({ band }) => band,
    ),
  );
}
