export * from './rate.events.ts';
