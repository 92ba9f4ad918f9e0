export * from './desk-row.ts';
export * from './desk.ts';
export * from './find-desk.ts';
