export * from './framework-named.ts';
export * from './frameworks.ts';
