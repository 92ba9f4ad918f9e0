export * from './find-letters.ts';
