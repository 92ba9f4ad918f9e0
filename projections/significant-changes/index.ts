export * from './find-significant-changes.ts';
export type { SignificantChange } from './significant-changes.ts';
