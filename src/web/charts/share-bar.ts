import { scaleLinear } from 'd3-scale';
import { tag } from './svg.ts';

const width = 220;
const height = 16;

/**
 * A share of 100 as a bar, with a tick at the level to compare it with, if any. It stands beside its number in a table, which
 * says the same, so assistive technology passes it over.
 */
export function shareBar(percent: number, level?: number): string {
  const x = scaleLinear([0, 100], [0, width]);
  return tag(
    'svg',
    {
      class: level !== undefined && percent > level ? 'share share--over' : 'share',
      'aria-hidden': 'true',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
    },
    tag('rect', { class: 'share__track', x: 0, y: 3, width, height: 10 }),
    tag('rect', { class: 'share__value', x: 0, y: 3, width: x(percent), height: 10 }),
    level === undefined
      ? ''
      : tag('line', { class: 'share__level', x1: x(level), x2: x(level), y1: 0, y2: height }),
  );
}
