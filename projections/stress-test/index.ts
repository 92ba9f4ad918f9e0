export * from './find-stress.ts';
export * from './find-stress-ranking.ts';
export type { Ranked } from './ranking.ts';
export type { Load, Move } from './stress.ts';
