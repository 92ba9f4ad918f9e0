export * from './acceptance-trend.ts';
export * from './acceptance.ts';
export * from './counted-offers.ts';
export { isExempt } from './exempt.ts';
export * from './find-acceptance.ts';
export * from './find-offers-behind.ts';
export * from './offers-behind.ts';
export { cellKey, heldOn } from './status.ts';
