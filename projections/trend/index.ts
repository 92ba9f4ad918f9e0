export * from './find-trend.ts';
