export * from './provider.events.ts';
export { provider } from './provider.ts';
