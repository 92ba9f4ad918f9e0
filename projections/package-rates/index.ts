export * from './package-rates.ts';
export { ratesToPriceBy } from './price-line.ts';
