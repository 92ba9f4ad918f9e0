import type { BidRate } from '../bid.events.ts';
import type { RatedLine } from '../tender.events.ts';

/** Σ weight × hourly pence of an area's rates; null when one that the tender asks for is missing. */
export function weightedPence(
  lines: readonly RatedLine[],
  area: string,
  rates: readonly BidRate[],
): bigint | null {
  let sum = 0n;
  for (const { service, band, weight } of lines) {
    const rate = rates.find((each) => each.area === area && each.service === service && each.band === band);
    if (!rate) return null;
    sum += BigInt(weight) * BigInt(rate.hourlyPence);
  }
  return sum;
}
