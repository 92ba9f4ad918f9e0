export * from './find-uplifts.ts';
export * from './get-uplift.ts';
export * from './uplift-named.ts';
export * from './uplift-shown.ts';
export { uplifts, type UpliftRow } from './uplifts.ts';
