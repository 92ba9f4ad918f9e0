export * from './find-risk.ts';
export { risk, type RiskDocument, type RiskRow } from './risk.ts';
export type { Factor, FactorName } from './score.ts';
