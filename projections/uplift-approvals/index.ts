export * from './uplift-approvals.ts';
