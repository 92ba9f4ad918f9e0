export * from './placements-behind.ts';
export * from './placements.ts';
export * from './reserve-trend.ts';
export * from './reserve-usage.ts';
