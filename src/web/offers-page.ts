import type { CountedOffer, OffersBehind } from '../../projections/acceptance/index.ts';
import { referralHref } from './links.ts';
import { chips, choices, listing } from './listing.ts';
import { days } from './moments.ts';
import { needWords } from './need-words.ts';
import { count, counted } from './numbers.ts';
import type { Visit } from './reception.ts';
import { capital, codeWords } from './wording.ts';

const path = '/offers';

/** The states that an offer can be asked for in, as the question has them. */
const states = {
  counted: 'Counted',
  accepted: 'Accepted',
  declined: 'Declined',
  lapsed: 'Lapsed',
  exempt: 'Exempt',
  withdrawn: 'Withdrawn',
  superseded: 'Answered again later',
  failed: 'Accepted, but came to nothing',
} as const;

const colours = {
  accepted: 'green',
  declined: 'red',
  lapsed: 'yellow',
  withdrawn: 'grey',
  exempt: 'blue',
  superseded: 'grey',
} as const;

/** How an offer counts, where its outcome alone does not say it. */
function note({ counting, outcome, supersededBy, failed, inheritedFrom }: CountedOffer): string {
  if (failed) return 'came to nothing through the provider';
  if (counting === 'exempt') return `was ${outcome}; another person agreed that it should not count`;
  if (counting === 'superseded') return `was ${outcome}; ${supersededBy} counts instead`;
  return inheritedFrom === null ? '' : `was made to ${inheritedFrom}, whose record is inherited`;
}

/** The offers behind a figure: what was asked, and each offer with how it counts. */
export function offersPage(
  { asked, names, search }: Pick<Visit, 'asked' | 'names' | 'search'>,
  found: OffersBehind,
) {
  const { provider, area, role, state, judged, segment, days: length } = search;
  const list = listing(path, search, found.offers);
  return {
    caption: `Decided on the days from ${days(found.window.from, found.window.to)}, the newest first.`,
    total: counted(found.offers.length, 'offer'),
    number: count(found.offers.length),
    chips: chips(path, search, {
      provider: provider && `Provider: ${names.provider(provider)}`,
      area: area && `Area: ${names.area(area)}`,
      role: role && `Role: ${role}`,
      state: state && `State: ${states[state as keyof typeof states].toLowerCase()}`,
      segment: segment && `Need: ${needWords(segment)}`,
      judged: judged && 'Positions that the minimum binds',
      days: length && `Window of ${counted(Number(length), 'day')}`,
    }),
    choices: choices(path, search, 'state', states),
    list: {
      ...list,
      rows: list.rows.map((offer) => ({
        ...offer,
        provider: names.provider(offer.provider),
        position: `${names.area(offer.area)}, ${offer.role}`,
        referralHref: `${referralHref(asked, offer.referral)}#${offer.offer}`,
        late: offer.outcome === 'accepted' && offer.decidedAt > offer.deadline,
        tag: { text: capital(offer.counting), colour: colours[offer.counting] },
        note: note(offer),
        reason: offer.reason === null ? '' : codeWords(offer.reason),
      })),
    },
  };
}
