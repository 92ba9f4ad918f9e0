export * from './package.events.ts';
