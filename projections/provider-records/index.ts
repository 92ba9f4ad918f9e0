export * from './find-provider.ts';
export * from './find-providers.ts';
export * from './provider-record.ts';
export * from './timeline.ts';
