export * from './find-rate-review.ts';
