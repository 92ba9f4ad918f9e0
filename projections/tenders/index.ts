export * from './find-tenders.ts';
export * from './get-tender.ts';
export * from './stage.ts';
export * from './tender-row.ts';
export * from './tender-shown.ts';
export * from './tenders.ts';
