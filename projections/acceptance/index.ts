export * from './acceptance.ts';
export * from './counted-offers.ts';
