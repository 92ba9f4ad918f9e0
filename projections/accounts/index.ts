export * from './accounts.ts';
export * from './find-accounts.ts';
export * from './find-tokens.ts';
export * from './tokens.ts';
