export * from './distribution.ts';
export * from './fairness.ts';
export * from './find-distribution.ts';
export * from './find-fairness-findings.ts';
export * from './finding.ts';
