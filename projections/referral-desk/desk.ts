import type { LocalDate, Views } from '#event-sourcing';
import { frameworkNamed } from '../frameworks/index.ts';
import { pageOf, type Paging } from '../measures/index.ts';
import { referrals, type Standing } from '../referrals/index.ts';
import { deskRow, type DeskRow } from './desk-row.ts';

/** Where a referral stands that somebody still has something to do for. */
export const openStandings = [
  'to-decide',
  'to-offer',
  'unplaced',
  'waiting',
] as const satisfies readonly Standing[];
export type OpenStanding = (typeof openStandings)[number];

/** In what order the desk lies: what to do next, or one of its columns. */
export const deskOrders = ['turn', 'deadline', 'raised', 'area', 'hours'] as const;
export type DeskOrder = (typeof deskOrders)[number];

export interface DeskQuestion extends Paging {
  readonly framework?: string | undefined;
  readonly standing?: readonly Standing[] | undefined;
  readonly area?: string | undefined;
  readonly provider?: string | undefined;
  readonly urgency?: 'standard' | 'urgent' | undefined;
  readonly raisedFrom?: LocalDate | undefined;
  readonly sort?: DeskOrder | undefined;
}

/** The referral desk: what is to be done, and what is waited for. */
export interface Desk {
  readonly framework: string;
  /** How many there are of each standing that something is still to be done for, whatever standing was asked for. */
  readonly counts: Readonly<Record<OpenStanding, number>>;
  readonly referrals: readonly DeskRow[];
  readonly next: string | null;
}

const never = '9999';
const urgencyFirst = ({ urgency }: DeskRow) => (urgency === 'urgent' ? '0' : '1');

/** Whose turn it is: a decision's, an offer's, a provider's; what only an import left open comes last. */
function turn({ onlyImported, needsDecision, standing }: DeskRow): 0 | 1 | 2 | 3 {
  if (onlyImported) return 3;
  if (needsDecision !== null) return 0;
  return standing === 'waiting' ? 2 : 1;
}

/** Where a referral lies on the desk: whatever a broker can do comes before whatever waits for somebody else. */
const placeOn: Readonly<Record<DeskOrder, (row: DeskRow) => string>> = {
  turn: (row) =>
    `${turn(row)}/${turn(row) === 2 ? (row.nextDeadline ?? never) : `${urgencyFirst(row)}/${row.raisedAt}`}`,
  deadline: ({ nextDeadline }) => nextDeadline ?? never,
  raised: ({ raisedAt }) => raisedAt,
  area: ({ area }) => area,
  hours: ({ weeklyMinutes }) => String(weeklyMinutes).padStart(8, '0'),
};

const isOpen = (standing: Standing): standing is OpenStanding =>
  (openStandings as readonly Standing[]).includes(standing);

/** The referrals that have such a standing. Only those that nothing is to be done for are looked up in all of history. */
function rowsWith(
  views: Views,
  framework: string,
  wanted: readonly Standing[],
  raisedFrom = '',
): readonly DeskRow[] {
  const open = views.withTerm(referrals, `${framework}/standing/`, `${framework}/standing/~`);
  const closed = wanted.every((standing) => isOpen(standing))
    ? []
    : views.withTerm(referrals, `${framework}/raised/${raisedFrom.slice(0, 7)}`, `${framework}/raised/~`);
  const rows = new Map([...open, ...closed].map((row) => [row.referral, row]));
  return [...rows.values()].map((row) => deskRow(row));
}

/** The desk of a framework: of these standings, those still to be worked on when none is named. */
export function desk(views: Views, question: DeskQuestion): Desk {
  const {
    standing: wanted = openStandings,
    area,
    provider,
    urgency,
    raisedFrom = '',
    sort = 'turn',
  } = question;
  const { framework } = frameworkNamed(views, question.framework);
  const asked = rowsWith(views, framework, wanted, raisedFrom).filter(
    (row) =>
      row.area === (area ?? row.area) &&
      row.urgency === (urgency ?? row.urgency) &&
      row.raisedAt >= raisedFrom &&
      (provider === undefined || row.openOffers.some((offer) => offer.provider === provider)),
  );
  const counts = Object.fromEntries(
    openStandings.map((each) => [each, asked.filter(({ standing }) => standing === each).length]),
  ) as Record<OpenStanding, number>;
  const found = asked.filter(({ standing }) => wanted.includes(standing));
  const { items, next } = pageOf(found, (row) => `${placeOn[sort](row)}/${row.referral}`, question);
  return { framework, counts, referrals: items, next };
}
