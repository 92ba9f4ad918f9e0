/**
 * 100 × part ÷ whole, truncated to one decimal so that 74.97 never shows as 75 (domain E2); null of nothing.
 * Whole numbers until the last step: no rounding can creep in.
 */
export function percentOf(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const tenths = 1000 * part;
  return (tenths - (tenths % whole)) / whole / 10;
}
