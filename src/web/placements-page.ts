import type { PlacementsBehind } from '../../projections/reserve-usage/index.ts';
import { referralHref } from './links.ts';
import { chips, choices, listing } from './listing.ts';
import { days } from './moments.ts';
import { counted, hours } from './numbers.ts';
import type { Visit } from './reception.ts';
import { capital, codeWords } from './wording.ts';

const path = '/placements';

const placedAs = {
  primary: 'Primary',
  secondary: 'Secondary',
  reserve: 'Reserve',
  'off-framework': 'Off framework',
} as const;

/** The placements behind a figure of reserve use. */
export function placementsPage(
  { asked, names, search }: Pick<Visit, 'asked' | 'names' | 'search'>,
  found: PlacementsBehind,
) {
  const { provider, area, role, days: length } = search;
  const list = listing(path, search, found.placements);
  return {
    caption: `Placed on the days from ${days(found.window.from, found.window.to)}, the newest first.`,
    total: counted(found.placements.length, 'placement'),
    chips: chips(path, search, {
      provider: provider && `Provider: ${names.provider(provider)}`,
      area: area && `Area: ${names.area(area)}`,
      role: role && `Placed as: ${placedAs[role as keyof typeof placedAs].toLowerCase()}`,
      days: length && `Window of ${counted(Number(length), 'day')}`,
    }),
    choices: choices(path, search, 'role', placedAs),
    list: {
      ...list,
      rows: list.rows.map((placement) => ({
        ...placement,
        provider: names.provider(placement.provider),
        area: names.area(placement.area),
        role: capital(placedAs[placement.role]),
        hours: hours(placement.weeklyMinutes),
        referralHref: referralHref(asked, placement.referral),
        endReason: placement.endReason === null ? '' : codeWords(placement.endReason),
      })),
    },
  };
}
