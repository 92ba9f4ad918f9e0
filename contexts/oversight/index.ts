export * from './oversight.events.ts';
