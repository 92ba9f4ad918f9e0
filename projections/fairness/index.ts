export * from './fairness.ts';
export * from './finding.ts';
