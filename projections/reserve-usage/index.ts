export * from './find-placements-behind.ts';
export * from './find-reserve-usage.ts';
export * from './placements-behind.ts';
export * from './placements.ts';
export * from './reserve-trend.ts';
export * from './reserve-usage.ts';
