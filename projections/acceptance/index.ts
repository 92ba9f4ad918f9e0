export * from './acceptance-trend.ts';
export * from './acceptance.ts';
export * from './counted-offers.ts';
export * from './offers-behind.ts';
