export * from './evaluation.ts';
export * from './find-evaluation.ts';
