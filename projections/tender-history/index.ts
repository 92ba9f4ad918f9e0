export * from './tender-history.ts';
