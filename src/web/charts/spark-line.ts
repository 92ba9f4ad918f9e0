import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { tag } from './svg.ts';

const width = 96;
const height = 32;
const inset = 4;

/** A word-sized line through the points that exist, its last one marked; `label` says in words what it shows. */
export function sparkLine(points: readonly (number | null)[], label: string): string {
  const known = points.filter((point) => point !== null);
  const x = scalePoint<number>(points.keys(), [inset, width - inset]);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const y = scaleLinear([low, high], low === high ? [height / 2, height / 2] : [height - inset, inset]);
  const path = line<number | null>(
    (_, index) => x(index) ?? 0,
    (point) => y(point ?? 0),
  ).defined((point) => point !== null);
  const end = points.findLastIndex((point) => point !== null);
  const latest = points[end];
  return tag(
    'svg',
    { class: 'spark', role: 'img', 'aria-label': label, viewBox: `0 0 ${width} ${height}`, width, height },
    tag('path', { d: path(points) ?? undefined }),
    latest === undefined || latest === null ? '' : tag('circle', { cx: x(end) ?? 0, cy: y(latest), r: 3 }),
  );
}
