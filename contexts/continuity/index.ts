export * from './continuity.events.ts';
export { transferWhenPackagePlaced } from './when-package-placed.ts';
