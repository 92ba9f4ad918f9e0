import type { PolicyDocument } from '../../contexts/agreement/index.ts';
import type { AcceptanceDocument } from '../../projections/acceptance/index.ts';
import type { ReserveUsageDocument } from '../../projections/reserve-usage/index.ts';
import type { Trend } from '../../projections/trend/index.ts';
import { shareBar } from './charts/share-bar.ts';
import { sparkLine } from './charts/spark-line.ts';
import { offersHref, placementsHref, type Asked } from './links.ts';
import { count, counted, percent } from './numbers.ts';

export interface KeyFigure {
  readonly name: string;
  readonly number: string;
  /** SVG. */
  readonly spark: string;
  readonly tag: { readonly text: string; readonly colour: string } | undefined;
  readonly words: string;
  readonly links: readonly { readonly text: string; readonly href: string }[];
}

type Points = readonly (number | null)[];

/** A spark line says in words what it shows. */
function spark(points: Points, days: number, show: (point: number) => string): string {
  const known = points.filter((point) => point !== null);
  const latest = points.at(-1);
  const label =
    known.length === 0
      ? `Nothing in the last ${points.length} periods of ${days} days`
      : `Last ${points.length} periods of ${days} days: from ${show(Math.min(...known))} to ${show(Math.max(...known))}, ` +
        `latest ${latest === null || latest === undefined ? 'none' : show(latest)}`;
  return sparkLine(points, label);
}

function acceptanceFigure(
  { overall, minimumPercent }: AcceptanceDocument,
  trend: Trend,
  asked: Asked,
): KeyFigure {
  const { accepted, counted: n } = overall;
  const meets = 100 * accepted >= minimumPercent * n;
  return {
    name: 'Offer acceptance',
    number: percent(overall.percent),
    spark: spark(
      trend.acceptance.map((point) => point.percent),
      trend.days,
      percent,
    ),
    tag:
      n === 0
        ? undefined
        : { text: `${meets ? 'meets' : 'below'} ${minimumPercent}%`, colour: meets ? 'green' : 'red' },
    words:
      n === 0 ? 'No offer was counted.' : `All positions that the ${minimumPercent}% binds, taken together.`,
    links: [
      {
        text: `${count(accepted)} accepted`,
        href: offersHref(asked, { state: 'accepted', judged: true }),
      },
      { text: `${counted(n, 'offer')} counted`, href: offersHref(asked, { state: 'counted', judged: true }) },
    ],
  };
}

function reserveFigure(
  { total, baselinePercent }: ReserveUsageDocument,
  trend: Trend,
  asked: Asked,
): KeyFigure {
  const reserved = total.byRole.reserve?.placements ?? 0;
  const over = 100 * reserved > baselinePercent * total.placements;
  return {
    name: 'Reserve use',
    number: percent(total.reservePercent),
    spark: spark(
      trend.reserve.map((point) => point.reservePercent),
      trend.days,
      percent,
    ),
    tag:
      total.placements === 0
        ? undefined
        : {
            text: `${over ? 'over' : 'within'} the ${baselinePercent}% baseline`,
            colour: over ? 'yellow' : 'green',
          },
    words:
      total.placements === 0
        ? 'Nothing was placed.'
        : `${percent(total.reserveHoursPercent)} of the hours placed.`,
    links: [
      { text: `${count(reserved)} by reserve`, href: placementsHref(asked, { role: 'reserve' }) },
      { text: counted(total.placements, 'placement'), href: placementsHref(asked, {}) },
    ],
  };
}

function belowFigure({ rows, minimumPercent }: AcceptanceDocument): KeyFigure {
  const below = rows.filter(({ status }) => status === 'below').length;
  const judged = below + rows.filter(({ status }) => status === 'met').length;
  return {
    name: `Positions below ${minimumPercent}%`,
    number: count(below),
    spark: judged === 0 ? '' : shareBar((100 * below) / judged),
    tag: below > 0 ? { text: 'action needed', colour: 'red' } : { text: 'none', colour: 'green' },
    words: `Of ${counted(judged, 'position')} with enough offers to judge.`,
    links: [{ text: 'See the positions, most urgent first', href: '#positions' }],
  };
}

function answersFigure(
  { rows, overall }: AcceptanceDocument,
  trend: Trend,
  lapsedCounts: PolicyDocument['lapsedCounts'],
  asked: Asked,
): KeyFigure {
  const judged = rows.filter(({ status }) => status !== 'monitored');
  const link = (state: 'declined' | 'lapsed' | 'exempt') => {
    const number = judged.reduce((total, row) => total + row[state], 0);
    return { text: `${count(number)} ${state}`, href: offersHref(asked, { state, judged: true }) };
  };
  return {
    name: 'Offers counted',
    number: count(overall.counted),
    spark: spark(
      trend.acceptance.map((point) => point.counted),
      trend.days,
      count,
    ),
    tag: undefined,
    words:
      lapsedCounts === 'decline'
        ? 'Silence until the deadline counts as a decline; an exempt offer does not count.'
        : 'Neither silence until the deadline nor an exempt offer counts.',
    links: [link('declined'), link('lapsed'), link('exempt')],
  };
}

/** What a contract manager looks at first, each with its target in words and the list behind it. */
export const keyFigures = (
  acceptance: AcceptanceDocument,
  reserve: ReserveUsageDocument,
  trend: Trend,
  lapsedCounts: PolicyDocument['lapsedCounts'],
  asked: Asked,
): readonly KeyFigure[] => [
  acceptanceFigure(acceptance, trend, asked),
  reserveFigure(reserve, trend, asked),
  belowFigure(acceptance),
  answersFigure(acceptance, trend, lapsedCounts, asked),
];
