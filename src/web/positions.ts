import type { AcceptanceDocument, AcceptanceRow } from '../../projections/acceptance/index.ts';
import { href, offersHref, type Asked } from './links.ts';
import { byName, type Names } from './names.ts';
import { columnPercent, count } from './numbers.ts';
import type { Search } from './question.ts';
import { capital, outlook, status } from './wording.ts';

/** A number and the list behind it; no list behind nothing. */
export interface Linked {
  readonly text: string;
  readonly href: string | null;
}

export interface PositionRow {
  readonly provider: string;
  /** Area and role. */
  readonly position: string;
  /** In the order of `columns`; the last takes the acceptances that came to nothing through the provider away. */
  readonly answers: readonly Linked[];
  readonly percent: Linked;
  readonly net: string;
  readonly status: { readonly text: string; readonly colour: string };
  readonly outlook: string;
}

/** What the table can be sorted by: `?sort=`. */
export const sorts = ['urgency', 'area', 'provider', 'percent', 'counted'] as const;
export type Sort = (typeof sorts)[number];

/** The figure's own columns. */
const answers = ['counted', 'accepted', 'declined', 'lapsed', 'exempt'] as const;

/** What the columns of numbers are headed. */
export const columns = [...answers.map(capital), 'Failed'] as const;

type Compare = (a: AcceptanceRow, b: AcceptanceRow) => number;

/** Breached first, then what binds, then what is only watched. */
const gravity = {
  below: 0,
  met: 1,
  insufficient: 2,
  mobilising: 3,
  monitored: 4,
  'not-assessed': 5,
} as const;

/** Nothing counted comes last. */
const byPercent: Compare = (a, b) => (a.percent ?? 101) - (b.percent ?? 101);

function comparing(sort: Sort, names: Names): Compare {
  const byArea: Compare = (a, b) => byName(names.area(a.area), names.area(b.area)) || byName(a.role, b.role);
  const byProvider: Compare = (a, b) => byName(names.provider(a.provider), names.provider(b.provider));
  const byUrgency: Compare = (a, b) =>
    gravity[a.status] - gravity[b.status] || (a.headroom ?? 0) - (b.headroom ?? 0) || byPercent(a, b);
  const first: Record<Sort, Compare> = {
    urgency: byUrgency,
    area: byArea,
    provider: byProvider,
    percent: byPercent,
    counted: (a, b) => b.counted - a.counted,
  };
  return (a, b) => first[sort](a, b) || byArea(a, b) || byProvider(a, b);
}

/** Every row of the figure in words, each number with the list of offers behind it. */
export function positionRows(
  { rows, minimumPercent }: AcceptanceDocument,
  names: Names,
  asked: Asked,
  sort: Sort,
): readonly PositionRow[] {
  return rows.toSorted(comparing(sort, names)).map((row) => {
    const { provider, area, role } = row;
    const failed = row.accepted - row.net.accepted;
    const linked = (text: string, number: number, state: string): Linked => ({
      text,
      href: number === 0 ? null : offersHref(asked, { provider, area, role, state }),
    });
    return {
      provider: names.provider(provider),
      position: `${names.area(area)}, ${role}`,
      answers: [
        ...answers.map((each) => linked(count(row[each]), row[each], each)),
        linked(count(failed), failed, 'failed'),
      ],
      percent: linked(columnPercent(row.percent), row.counted, 'counted'),
      net: columnPercent(row.net.percent),
      status: status(row.status, minimumPercent),
      outlook: capital(outlook(row, minimumPercent)),
    };
  });
}

const sortNames: Record<Sort, string> = {
  urgency: 'Most urgent',
  area: 'Area',
  provider: 'Provider',
  percent: 'Lowest percentage',
  counted: 'Most offers',
};

/** The ways to sort, each a link to the same page; the one in force has none. */
export const sortLinks = (search: Search, sort: Sort): readonly Linked[] =>
  sorts.map((each) => ({
    text: sortNames[each],
    href: each === sort ? null : `${href('/', { ...search, sort: each })}#positions`,
  }));
