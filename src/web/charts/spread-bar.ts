import { scaleLinear } from 'd3-scale';
import { tag } from './svg.ts';

const width = 160;
const height = 16;

/** All in one unit. */
export interface SpreadMarks {
  readonly least: number;
  readonly first: number | null;
  readonly median: number;
  readonly third: number | null;
  readonly most: number;
}

/**
 * A spread as a line from the least to the most, a box from quartile to quartile and a mark at the median, between the
 * ends that all bars of a table have. It stands beside its numbers, so assistive technology passes it over.
 */
export function spreadBar(
  { least, first, median, third, most }: SpreadMarks,
  ends: readonly [number, number],
) {
  const x = scaleLinear(ends, [4, width - 4]);
  const box =
    first === null || third === null
      ? ''
      : tag('rect', {
          class: 'spread__box',
          x: x(first),
          y: 3,
          width: Math.max(1, x(third) - x(first)),
          height: 10,
        });
  return tag(
    'svg',
    { class: 'spread', 'aria-hidden': 'true', viewBox: `0 0 ${width} ${height}`, width, height },
    tag('line', { class: 'spread__reach', x1: x(least), x2: x(most), y1: 8, y2: 8 }),
    box,
    tag('line', { class: 'spread__median', x1: x(median), x2: x(median), y1: 0, y2: height }),
  );
}
