export * from './get-evidence-pack.ts';
