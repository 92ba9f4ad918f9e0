export * from './oversight.ts';
