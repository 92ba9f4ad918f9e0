export * from './failures.ts';
export * from './find-failures.ts';
export * from './get-failure.ts';
