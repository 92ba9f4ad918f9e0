export * from './find-prices.ts';
export { risenMilliPercent } from './movement.ts';
export type { PriceRow, PricesDocument, RateMove } from './prices-document.ts';
export { medianMilliPence } from './spread.ts';
