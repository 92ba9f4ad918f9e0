import { localDate } from '#event-sourcing';
import { dayInWords, listInWords } from '../measures/index.ts';
import { ratesToPriceBy } from '../package-rates/index.ts';
import { type ProviderRates, rates } from '../rates/index.ts';
import { areaOf, type CarePackage, type ReferralRow } from '../referrals/index.ts';
import type { Finding, Ground } from './finding.ts';

const poundsInWords = (pence: number) => `£${(pence / 100).toFixed(2)}`;

function found(row: ReferralRow, placed: CarePackage, agreed: ProviderRates): Finding | undefined {
  const { hourlyPence, provider, package: reference, placedAt } = placed;
  const right = ratesToPriceBy(agreed, row, placed);
  if (hourlyPence === null || right.some((rate) => rate.hourlyPence === hourlyPence)) return undefined;
  const [area, day] = [areaOf(row, placed), dayInWords(localDate(placedAt))];
  const amounts = [...new Set(right.map((rate) => rate.hourlyPence))].toSorted((a, b) => a - b);
  const revisions = right.flatMap((rate) => agreed.origins[agreed.rates.indexOf(rate)]?.revisions ?? []);
  return {
    code: 'RATE_NOT_IN_FORCE',
    ...{ referral: row.referral, package: reference, provider, area },
    because:
      `${reference} was priced at ${poundsInWords(hourlyPence)} an hour; on ${day} ${provider} had ` +
      `${amounts.length === 0 ? 'no rate' : listInWords(amounts.map(poundsInWords))} in ${area}.`,
    events: [
      { stream: `package-${row.framework}-${reference}`, rev: 0 },
      ...revisions
        .toSorted((a, b) => a - b)
        .map((rev) => ({ stream: `rates-${row.framework}-${provider}`, rev })),
    ],
  };
}

/**
 * A package was priced at a rate of which the provider's agreed ones that day were all different. Nothing is said of one
 * whose rate is not on record, nor of one outside the framework that was justified to a second person.
 */
export function rateNotInForce({ agreed }: Ground, row: ReferralRow): readonly Finding[] {
  const justified = new Set(row.justified.map((each) => each.package));
  return row.packages.flatMap((placed) =>
    justified.has(placed.package)
      ? []
      : (found(row, placed, agreed.get(placed.provider) ?? rates.initial) ?? []),
  );
}
