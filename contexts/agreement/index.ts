export * from './ambiguous-with.ts';
export * from './framework.events.ts';
export { framework } from './framework.ts';
export * from './interval.ts';
export * from './merge-policy.ts';
export * from './policy-document.ts';
