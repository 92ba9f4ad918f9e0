export * from './find-price-variations.ts';
export * from './get-price-variation.ts';
export * from './price-variation.ts';
export { priceVariations, type PriceVariationRow } from './price-variations.ts';
