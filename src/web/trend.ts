import type { Trend } from '../../projections/trend/index.ts';
import { lineChart, type LineChart } from './charts/line-chart.ts';
import { offersHref, placementsHref, type Asked } from './links.ts';
import { days, axisDay } from './moments.ts';
import { columnPercent, count, percent } from './numbers.ts';
import type { Linked } from './positions.ts';

export interface TrendRow {
  readonly period: string;
  readonly accepted: Linked;
  readonly counted: Linked;
  readonly acceptance: string;
  readonly minimum: string;
  readonly reserved: Linked;
  readonly placements: Linked;
  readonly reserve: string;
}

/** The same numbers twice: as a chart for two widths of page, and as the table that the chart is made of. */
export interface TrendView {
  readonly caption: string;
  readonly summary: string;
  readonly wide: string;
  readonly narrow: string;
  readonly rows: readonly TrendRow[];
}

/** A level with its number, where one number is true of all periods. */
function level(name: string, percents: readonly number[]) {
  const same = new Set(percents).size === 1;
  return { percents, label: same ? `${name} ${percents[0]}%` : name };
}

function summaryOf({ acceptance, reserve, days }: Trend): string {
  const judged = acceptance.filter((point) => point.percent !== null);
  const met = judged.filter(
    ({ accepted, counted, minimumPercent }) => 100 * accepted >= minimumPercent * counted,
  );
  const latest = acceptance.at(-1);
  return judged.length === 0
    ? `No offer was counted in the last ${acceptance.length} periods of ${days} days.`
    : `Acceptance met the minimum in ${met.length} of ${judged.length} periods of ${days} days. In the latest, ` +
        `acceptance was ${percent(latest?.percent ?? null)} and reserve use ${percent(reserve.at(-1)?.reservePercent ?? null)}.`;
}

function rowsOf({ acceptance, reserve, days: length }: Trend, asked: Asked): readonly TrendRow[] {
  return acceptance.map((point, index) => {
    const placed = reserve[index];
    const reserved = placed?.byRole.reserve?.placements ?? 0;
    const then = { ...asked, asOf: point.to };
    const offers = (number: number, state: string): Linked => ({
      text: count(number),
      href: number === 0 ? null : offersHref(then, { state, judged: true, days: length }),
    });
    const placements = (number: number, role?: 'reserve'): Linked => ({
      text: count(number),
      href: number === 0 ? null : placementsHref(then, { role, days: length }),
    });
    return {
      period: days(point.from, point.to),
      accepted: offers(point.accepted, 'accepted'),
      counted: offers(point.counted, 'counted'),
      acceptance: columnPercent(point.percent),
      minimum: `${point.minimumPercent}%`,
      reserved: placements(reserved, 'reserve'),
      placements: placements(placed?.placements ?? 0),
      reserve: columnPercent(placed?.reservePercent ?? null),
    };
  });
}

/** Acceptance and reserve use, period by period, oldest first. */
export function trendOf(trend: Trend, asked: Asked): TrendView {
  const { acceptance, reserve, days: length } = trend;
  const summary = summaryOf(trend);
  const chart = (id: string): LineChart => ({
    id,
    title: 'Acceptance and reserve use over time',
    description: summary,
    periods: acceptance.map(({ to }) => axisDay(to)),
    levels: [
      level(
        'Minimum',
        acceptance.map(({ minimumPercent }) => minimumPercent),
      ),
      level(
        'Reserve baseline',
        reserve.map(({ baselinePercent }) => baselinePercent),
      ),
    ],
    series: [
      {
        name: 'Acceptance',
        kind: 'first',
        points: acceptance.map((point) => ({
          percent: point.percent,
          label: `Acceptance, ${days(point.from, point.to)}: ${percent(point.percent)}`,
          href: offersHref({ ...asked, asOf: point.to }, { state: 'counted', judged: true, days: length }),
        })),
      },
      {
        name: 'Reserve use',
        kind: 'second',
        points: reserve.map((point) => ({
          percent: point.reservePercent,
          label: `Reserve use, ${days(point.from, point.to)}: ${percent(point.reservePercent)}`,
          href: placementsHref({ ...asked, asOf: point.to }, { role: 'reserve', days: length }),
        })),
      },
    ],
  });
  return {
    summary,
    caption: `Acceptance and reserve use in periods of ${length} days`,
    wide: lineChart(chart('trend-wide'), { width: 1220, height: 340, labelEvery: 1, names: 'beside' }),
    narrow: lineChart(chart('trend-narrow'), { width: 358, height: 280, labelEvery: 4, names: 'above' }),
    rows: rowsOf(trend, asked),
  };
}
