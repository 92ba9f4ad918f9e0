import type { UpliftRow } from './uplifts.ts';

/** What somebody should know before an uplift is relied on: `below-practice` of the proposal, `incomplete` of the rates. */
export type UpliftWarning = 'below-practice' | 'incomplete';

/** An uplift as it is told. */
export interface UpliftShown extends UpliftRow {
  readonly warnings: readonly UpliftWarning[];
  /** Of how many providers the rates have risen; null: it is not approved, or its rates came with an import. */
  readonly progress: { readonly applied: number; readonly of: number } | null;
}

export function upliftShown(row: UpliftRow): UpliftShown {
  const { applied, providers, standing, imported, belowPractice } = row;
  const progress =
    standing === 'approved' && !imported ? { applied: applied.length, of: providers.length } : null;
  const warnings: UpliftWarning[] = belowPractice ? ['below-practice'] : [];
  if (progress && progress.applied < progress.of) warnings.push('incomplete');
  return { ...row, warnings, progress };
}
