export * from './package-traces.ts';
