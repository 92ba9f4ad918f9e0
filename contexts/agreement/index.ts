export * from './framework.events.ts';
export * from './policy-document.ts';
