import type { PolicyDocument } from '../../contexts/agreement/index.ts';
import type {
  PlacedAs,
  ReserveUsageDocument,
  ReserveUsageRow,
} from '../../projections/reserve-usage/index.ts';
import { shareBar } from './charts/share-bar.ts';
import { placementsHref, type Asked } from './links.ts';
import { byName, type Names } from './names.ts';
import { columnPercent, count } from './numbers.ts';
import type { Linked } from './positions.ts';

export const placedAs = [
  'primary',
  'secondary',
  'reserve',
  'off-framework',
] as const satisfies readonly PlacedAs[];

export interface ReserveRow {
  readonly area: string;
  readonly placements: Linked;
  /** In the order of `placedAs`. */
  readonly roles: readonly Linked[];
  readonly percent: Linked;
  readonly hoursPercent: string;
  /** SVG; the number beside it says the same. */
  readonly bar: string;
}

export interface ReserveGroup {
  /** Undefined for areas that are not defined. */
  readonly level: number | undefined;
  /** Whether the policy asks nobody but reserve providers there. */
  readonly reserveOnly: boolean;
  readonly rows: readonly ReserveRow[];
}

export interface ReserveTable {
  readonly groups: readonly ReserveGroup[];
  readonly total: ReserveRow;
  readonly baseline: number;
}

function rowOf(
  row: Omit<ReserveUsageRow, 'area'> & { readonly area: string | null },
  name: string,
  baseline: number | undefined,
  asked: Asked,
): ReserveRow {
  const area = row.area ?? undefined;
  const linked = (number: number, text: string, role?: PlacedAs): Linked => ({
    text,
    href: number === 0 ? null : placementsHref(asked, { area, role }),
  });
  const placed = (role: PlacedAs) => row.byRole[role]?.placements ?? 0;
  return {
    area: name,
    placements: linked(row.placements, count(row.placements)),
    roles: placedAs.map((role) => linked(placed(role), count(placed(role)), role)),
    percent: linked(placed('reserve'), columnPercent(row.reservePercent), 'reserve'),
    hoursPercent: columnPercent(row.reserveHoursPercent),
    bar: shareBar(row.reservePercent ?? 0, baseline),
  };
}

/** Reserve usage by level and area, each number with the list of placements behind it. */
export function reserveTable(
  document: ReserveUsageDocument,
  { order }: Pick<PolicyDocument, 'order'>,
  names: Names,
  asked: Asked,
): ReserveTable {
  const { baselinePercent, rows, total } = document;
  const levels = Map.groupBy(rows, ({ area }) => names.level(area));
  return {
    baseline: baselinePercent,
    groups: [...levels]
      .toSorted(([a = 9], [b = 9]) => a - b)
      .map(([level, own]) => {
        const reserveOnly = level !== undefined && (order[level] ?? []).every((role) => role === 'reserve');
        return {
          level,
          reserveOnly,
          rows: own
            .toSorted((a, b) => byName(names.area(a.area), names.area(b.area)))
            .map((row) => rowOf(row, names.area(row.area), reserveOnly ? undefined : baselinePercent, asked)),
        };
      }),
    total: rowOf(total, 'All areas', baselinePercent, asked),
  };
}
