export { perYear } from './per-year.ts';
export type { UpliftPreview } from './preview-of.ts';
export * from './preview-uplift.ts';
