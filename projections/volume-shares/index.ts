export * from './find-volume-shares.ts';
export * from './volume-shares.ts';
