import type {
  Departure,
  DistributionDocument,
  DistributionRow,
  Share,
} from '../../projections/fairness/index.ts';
import { href, referralHref, type Asked } from './links.ts';
import { chips, choices, listing } from './listing.ts';
import { byName, type Names } from './names.ts';
import { count, counted } from './numbers.ts';
import type { Linked } from './positions.ts';
import type { Visit } from './reception.ts';
import { capital } from './wording.ts';

const path = '/fairness/departures';

/** `+2`, `−1`, `0`; with departures both ways that cancel out, both: `+1 −1`. */
function difference(departures: readonly Departure[]): string {
  const extra = departures.filter(({ was }) => was === 'extra').length;
  const missing = departures.length - extra;
  const parts = [...(extra > 0 ? [`+${count(extra)}`] : []), ...(missing > 0 ? [`−${count(missing)}`] : [])];
  return parts.join(' ') || '0';
}

function shareView(row: DistributionRow, of: Departure['of'], { made, expected }: Share, asked: Asked) {
  const own = row.departures.filter((departure) => departure.of === of);
  const { provider, role } = row;
  const { framework, knownAt } = asked;
  const linked: Linked = {
    text: difference(own),
    href: own.length === 0 ? null : href(path, { framework, provider, role, of, knownAt }),
  };
  return { made: count(made), expected: count(expected), difference: linked };
}

const roleWords = (role: DistributionRow['role']): string => capital(role.replace('-', ' '));

/** What came to each provider beside what a replay of the order brings it, the largest differences first. */
export function distributionView({ rows }: DistributionDocument, names: Names, asked: Asked) {
  const departures = rows.flatMap((row) => row.departures);
  const referrals = new Set(departures.map(({ referral }) => referral)).size;
  return {
    words:
      referrals === 0
        ? 'Every offer and every placement is where the order and the rates put it.'
        : `${counted(referrals, 'referral departs', 'referrals depart')} from what the order and the rates would have brought.`,
    rows: rows
      .toSorted(
        (a, b) =>
          b.departures.length - a.departures.length ||
          byName(names.provider(a.provider), names.provider(b.provider)) ||
          byName(a.role, b.role),
      )
      .map((row) => ({
        provider: names.provider(row.provider),
        reference: row.provider,
        role: roleWords(row.role),
        offers: shareView(row, 'offer', row.offers, asked),
        placements: shareView(row, 'placement', row.placements, asked),
      })),
  };
}

const words = {
  offer: {
    extra: 'Offered, although by the order it was not its turn',
    missing: 'Not offered, although by the order it was its turn',
  },
  placement: {
    extra: 'Placed with it, although by the order and the rates it was not due',
    missing: 'Not placed with it, although by the order and the rates it was due',
  },
} as const;

const ofWhat = { offer: 'Offers', placement: 'Placements' } as const;

/** The departures behind a difference, by referral. */
export function departuresPage(
  { rows }: DistributionDocument,
  { search, names, asked }: Pick<Visit, 'search' | 'names' | 'asked'>,
) {
  const { provider, role, of } = search;
  const found = rows
    .filter((row) => row.provider === (provider ?? row.provider) && row.role === (role ?? row.role))
    .flatMap((row) =>
      row.departures
        .filter((departure) => departure.of === (of ?? departure.of))
        .map((departure) => ({
          referral: departure.referral,
          referralHref: referralHref(asked, departure.referral),
          provider: names.provider(row.provider),
          role: roleWords(row.role),
          what: words[departure.of][departure.was],
        })),
    )
    .toSorted((a, b) => byName(a.referral, b.referral) || byName(a.provider, b.provider));
  return {
    total: counted(found.length, 'departure'),
    chips: chips(path, search, {
      provider: provider && `Provider: ${names.provider(provider)}`,
      role: role && `Role: ${role.replace('-', ' ')}`,
    }),
    choices: choices(path, search, 'of', ofWhat),
    list: listing(path, search, found),
    crumbs: [
      { text: 'Fairness', href: href('/fairness', { framework: asked.framework, knownAt: asked.knownAt }) },
    ],
  };
}
