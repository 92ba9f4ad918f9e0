import type { AcceptanceDocument } from '../../projections/acceptance/index.ts';
import { policyOn } from '../../projections/frameworks/index.ts';
import type { ProviderRate } from '../../projections/rates/index.ts';
import type { Placement } from '../../projections/reserve-usage/index.ts';
import { placementsHref } from './links.ts';
import { day, days } from './moments.ts';
import { count, counted, hours, percent } from './numbers.ts';
import { columns, positionRows } from './positions.ts';
import type { Visit } from './reception.ts';
import { bindingWords } from './wording.ts';

/** What is on record of one provider. */
export interface OwnFigures {
  readonly provider: string;
  readonly acceptance: AcceptanceDocument;
  readonly placements: readonly Placement[];
  readonly rates: readonly ProviderRate[];
}

/** A provider's own record: each position in words, how much was placed with it, and what it is paid. */
export function recordPage(
  { asked, names, framework }: Pick<Visit, 'asked' | 'names' | 'framework'>,
  { provider, acceptance, placements, rates }: OwnFigures,
) {
  const { overall, window } = acceptance;
  const minutes = placements.reduce((sum, { weeklyMinutes }) => sum + weeklyMinutes, 0);
  return {
    provider: names.provider(provider),
    caption: `Offers decided and packages placed on the days from ${days(window.from, window.to)}.`,
    overall:
      overall.counted === 0
        ? 'No offer was counted where the minimum binds.'
        : `Where the minimum binds, ${count(overall.accepted)} of ${counted(overall.counted, 'offer')} were accepted: ${percent(overall.percent)}.`,
    binding: bindingWords(policyOn(framework, asked.asOf).policy.acceptance),
    columns,
    rows: positionRows(acceptance, names, asked, 'urgency'),
    placed: {
      words: `${counted(placements.length, 'package')}, ${hours(minutes)} hours a week in all.`,
      href: placements.length === 0 ? null : placementsHref(asked, { provider }),
    },
    rates: rates.map(({ area, band, hourlyPence, effectiveFrom }) => ({
      area: names.area(area),
      band,
      rate: `£${(hourlyPence / 100).toFixed(2)}`,
      from: day(effectiveFrom),
    })),
  };
}
