export * from './find-own-offers.ts';
export * from './own-offer.ts';
export * from './own-offers.ts';
