export * from './account.events.ts';
export { Administrators } from './administrators.ts';
export * from './refusal.events.ts';
export * from './token.events.ts';
