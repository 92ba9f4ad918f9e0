export * from './provider.events.ts';
