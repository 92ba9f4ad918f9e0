export * from './find-rates.ts';
export * from './get-rate-history.ts';
export * from './rates-in-force.ts';
export * from './rates.ts';
