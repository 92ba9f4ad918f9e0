/**
 * Whether a rate changed by so many percent of what it was, or more (S4:130, domain F82): up or down, because the source
 * says "changes". Exact.
 */
export function isSignificant(oldPence: number, newPence: number, percent: number): boolean {
  const moved = BigInt(newPence) - BigInt(oldPence);
  const size = moved < 0n ? -moved : moved;
  return size > 0n && size * 100n >= BigInt(oldPence) * BigInt(percent);
}
