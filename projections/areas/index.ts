export * from './area-record.ts';
export * from './find-area.ts';
export * from './find-areas.ts';
export * from './holder.ts';
