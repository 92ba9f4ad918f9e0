export * from './find-frameworks.ts';
export * from './framework-named.ts';
export * from './frameworks.ts';
