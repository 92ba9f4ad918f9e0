export * from './provider.events.ts';
export { provider, samePause } from './provider.ts';
