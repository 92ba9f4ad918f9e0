export * from './performance.events.ts';
