import { scaleLinear, scalePoint } from 'd3-scale';
import { curveStep, line } from 'd3-shape';
import { tag, text } from './svg.ts';

export interface Point {
  /** 0 to 100; null: nothing was counted, and the line has a gap. */
  readonly percent: number | null;
  /** What the point says to who asks: `Acceptance, 8 April to 5 May 2026: 81.2%`. */
  readonly label: string;
  readonly href: string;
}

export interface Series {
  readonly name: string;
  /** Two series differ by colour, dash and mark, so that colour alone says nothing. */
  readonly kind: 'first' | 'second';
  readonly points: readonly Point[];
}

export interface LineChart {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** One per period, as the axis shows them. */
  readonly periods: readonly string[];
  readonly series: readonly Series[];
  /** What to compare with, such as the minimum: one level per period, because a policy may change it. */
  readonly levels: readonly { readonly percents: readonly number[]; readonly label: string }[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
  /** Every so many periods have a label on the axis, counted from the last. */
  readonly labelEvery: number;
  /** Where the name of a series stands: beside its last point, or above it where there is no room. */
  readonly names: 'beside' | 'above';
}

function mark(kind: Series['kind'], x: number, y: number): string {
  return kind === 'first'
    ? tag('circle', { cx: x, cy: y, r: 4.5 })
    : tag('rect', { x: x - 4, y: y - 4, width: 8, height: 8 });
}

/** A line chart of percentages over periods as SVG: classes only, no inline style, so that the page's policy holds. */
export function lineChart(chart: LineChart, size: Size): string {
  const { width, height, names } = size;
  const margin = { top: 12, right: names === 'beside' ? 104 : 12, bottom: 28, left: 48 };
  const last = chart.periods.length - 1;
  const x = scalePoint<number>(chart.periods.keys(), [margin.left, width - margin.right]);
  const y = scaleLinear([0, 100], [height - margin.bottom, margin.top]);
  const at = (index: number) => x(index) ?? 0;

  const grid = y.ticks(5).map((tick) =>
    tag(
      'g',
      {},
      tag('line', {
        class: 'chart__grid',
        x1: margin.left,
        x2: width - margin.right,
        y1: y(tick),
        y2: y(tick),
      }),
      tag(
        'text',
        { class: 'chart__tick', x: margin.left - 8, y: y(tick) + 4, 'text-anchor': 'end' },
        `${tick}%`,
      ),
    ),
  );
  const periods = chart.periods.map((period, index) =>
    (last - index) % size.labelEvery === 0
      ? tag(
          'text',
          { class: 'chart__tick', x: at(index), y: height - 8, 'text-anchor': 'middle' },
          text(period),
        )
      : '',
  );
  const level = line<number>((_, index) => at(index), y).curve(curveStep);
  const levels = chart.levels.map(({ percents, label }) =>
    tag(
      'g',
      {},
      tag('path', { class: 'chart__level', d: level(percents) ?? undefined }),
      tag('text', { class: 'chart__label', x: margin.left + 8, y: y(percents[0] ?? 0) - 7 }, text(label)),
    ),
  );
  const path = line<Point>(
    (_, index) => at(index),
    ({ percent }) => y(percent ?? 0),
  ).defined(({ percent }) => percent !== null);
  const series = chart.series.map(({ name, kind, points }) => {
    const end = points.findLast(({ percent }) => percent !== null)?.percent;
    return tag(
      'g',
      { class: `chart__series chart__series--${kind}` },
      tag('path', { d: path(points) ?? undefined }),
      ...points.map(({ percent, label, href }, index) =>
        percent === null
          ? ''
          : tag(
              'a',
              { href, tabindex: -1, 'aria-label': label },
              tag('title', {}, text(label)),
              mark(kind, at(index), y(percent)),
            ),
      ),
      end === undefined || end === null
        ? ''
        : tag(
            'text',
            names === 'beside'
              ? { class: 'chart__name', x: at(last) + 12, y: y(end) + 4 }
              : { class: 'chart__name', x: at(last) + 4, y: y(end) - 12, 'text-anchor': 'end' },
            text(name),
          ),
    );
  });
  return tag(
    'svg',
    {
      class: 'chart',
      role: 'graphics-document document',
      'aria-labelledby': `${chart.id}-title ${chart.id}-description`,
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
    },
    tag('title', { id: `${chart.id}-title` }, text(chart.title)),
    tag('desc', { id: `${chart.id}-description` }, text(chart.description)),
    tag('g', { 'aria-hidden': 'true' }, ...grid, ...periods, ...levels),
    ...series,
  );
}
