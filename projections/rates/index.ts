export * from './find-rates.ts';
export * from './rates-in-force.ts';
export * from './rates.ts';
