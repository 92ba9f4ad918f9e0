import { addDays, localDate } from '#event-sourcing';
import type {
  Decision,
  Desk,
  DeskOrder,
  DeskRow,
  OpenStanding,
} from '../../projections/referral-desk/index.ts';
import { href, referralHref } from './links.ts';
import { chips } from './listing.ts';
import { day } from './moments.ts';
import { byName } from './names.ts';
import { count, counted, hours } from './numbers.ts';
import type { Visit } from './reception.ts';
import { standings } from './standing-words.ts';
import { dueAt, timeLeft } from './time-left.ts';
import { capital } from './wording.ts';

export const path = '/desk';

const tabs: Readonly<Record<OpenStanding, string>> = {
  'to-decide': 'To decide',
  'to-offer': 'Need an offer',
  unplaced: 'Unplaced',
  waiting: 'Waiting for an answer',
};

const orders: Readonly<Record<DeskOrder, string>> = {
  turn: 'What comes next',
  deadline: 'Time left',
  raised: 'Raised',
  area: 'Area',
  hours: 'Hours',
};

const decisions: Readonly<Record<Decision, string>> = {
  'counter-offer': 'another time or start is proposed',
  'partial-acceptance': 'a part would be taken',
  withdrawal: 'an offer is to be taken back',
  'late-acceptance': 'a yes came too late',
  placement: 'somebody said yes: place it',
  'off-framework': 'a place outside the framework is asked for',
};

type Visited = Pick<Visit, 'asked' | 'names' | 'search' | 'framework'>;

/** A form shows its fields, so that sending it again asks the same. */
const options = (first: string, values: readonly (readonly [string, string])[], chosen = '') =>
  [['', first] as const, ...values].map(([value, text]) => ({ value, text, selected: value === chosen }));

/** Since when: a date in an address asks the same tomorrow. */
const since = (now: string, chosen: string | undefined) => {
  const ago = [7, 28, 84].map((length) => addDays(localDate(now), -length));
  const dates = [...new Set([...(chosen === undefined ? [] : [chosen]), ...ago])].toSorted().toReversed();
  return options(
    'Any time',
    dates.map((date) => [date, `Since ${day(date)}`] as const),
    chosen,
  );
};

function filters({ framework, names, search }: Visited, now: string) {
  const areas = Object.values(framework.areas).map(({ area, name }) => [area, name] as const);
  const holders = [...new Set(framework.positions.map(({ provider }) => provider))].map(
    (provider) => [provider, names.provider(provider)] as const,
  );
  const sorted = (values: readonly (readonly [string, string])[]) =>
    values.toSorted(([, a], [, b]) => byName(a, b));
  return {
    areas: options('All areas', sorted(areas), search['area']),
    providers: options('All providers', sorted(holders), search['provider']),
    urgencies: options(
      'Any urgency',
      [
        ['urgent', 'Urgent'],
        ['standard', 'Standard'],
      ],
      search['urgency'],
    ),
    since: since(now, search['raisedFrom']),
    keep: (['framework', 'standing', 'sort'] as const).flatMap((name) =>
      search[name] === undefined ? [] : [{ name, value: search[name] }],
    ),
  };
}

function rowView(row: DeskRow, { asked, names, search }: Visited, now: string) {
  const { referral, standing, needsDecision, nextDeadline, openOffers } = row;
  return {
    referral,
    href: referralHref(asked, referral),
    tag: standings[standing],
    decision: needsDecision === null ? '' : capital(decisions[needsDecision]),
    urgent: row.urgency === 'urgent',
    area: names.area(row.area),
    need: `${hours(row.weeklyMinutes)} hours, ${row.timeSlot}${row.carers === 2 ? ', double-handed' : ''}${row.rural ? ', rural' : ''}`,
    raisedAt: row.raisedAt,
    startBy: row.startBy,
    left: nextDeadline && {
      deadline: nextDeadline,
      words: timeLeft(nextDeadline, now),
      due: dueAt(nextDeadline, now),
    },
    asked: openOffers.map(({ provider, role }) => `${names.provider(provider)}, ${role}`),
    round: row.round === 1 ? '' : `Round ${row.round}`,
    offerNext:
      standing === 'to-offer' && needsDecision === null ? href(path, { ...search, done: undefined }) : '',
    again:
      standing === 'unplaced' && needsDecision === null
        ? href(`/referrals/${encodeURIComponent(referral)}/offer-again`, { framework: asked.framework })
        : '',
  };
}

/** The broker's worklist: what is to be done, and what is waited for. */
export function deskPage(visited: Visited, desk: Desk, now: string, mayAct: boolean) {
  const { search, names, asked } = visited;
  const total = Object.values(desk.counts).reduce((sum, each) => sum + each, 0);
  const to = (change: Readonly<Record<string, string | undefined>>) =>
    href(path, { ...search, done: undefined, after: undefined, ...change });
  const chosen = search['standing'];
  const sort = search['sort'] ?? 'turn';
  const { provider, area, urgency, raisedFrom } = search;
  return {
    tabs: [['', 'All open', total] as const, ...openTabs(desk)].map(([standing, text, number]) => ({
      text,
      number: count(number),
      href: to({ standing: standing === '' ? undefined : standing }),
      current: (chosen ?? '') === standing,
    })),
    sorts: Object.entries(orders).map(([value, text]) => ({
      text,
      href: value === sort ? null : to({ sort: value === 'turn' ? undefined : value }),
    })),
    filters: filters(visited, now),
    chips: chips(
      path,
      { ...search, done: '' },
      {
        area: area && `Area: ${names.area(area)}`,
        urgency: urgency && `Urgency: ${urgency}`,
        provider: provider && `Waiting for: ${names.provider(provider)}`,
        raisedFrom: raisedFrom && `Raised since ${day(raisedFrom)}`,
      },
    ),
    shown: `${counted(desk.referrals.length, 'referral')}${desk.next === null && search['after'] === undefined ? '' : ' on this page'}`,
    nothing: total === 0 && !provider && !area && !urgency && !raisedFrom,
    rows: desk.referrals.map((row) => rowView(row, visited, now)),
    next: desk.next === null ? undefined : to({ after: desk.next }),
    first: search['after'] === undefined ? undefined : to({}),
    mayAct,
    raise: mayAct ? href('/referrals/new', { framework: asked.framework }) : undefined,
  };
}

const openTabs = ({ counts }: Desk) =>
  (Object.keys(tabs) as OpenStanding[]).map((each) => [each, tabs[each], counts[each]] as const);
