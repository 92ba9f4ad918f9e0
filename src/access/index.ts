export * from './command.ts';
export * from './guard.ts';
export * from './not-allowed.ts';
export * from './principal.ts';
export * from './provider-scope.ts';
export * from './query.ts';
export * from './role.ts';
export * from './rule.ts';
