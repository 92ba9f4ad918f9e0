export * from './event-store-double.ts';
export * from './faults.ts';
export * from './seen.ts';
export * from './server-log.ts';
export * from './test-certificate.ts';
