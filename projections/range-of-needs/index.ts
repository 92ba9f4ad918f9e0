export * from './find-range-of-needs.ts';
export * from './range-of-needs.ts';
export type { SegmentFigure } from './segments.ts';
