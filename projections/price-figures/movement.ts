/** From what to what, both in one unit and more than nothing. */
export interface Moved {
  readonly from: number;
  readonly to: number;
}

/** Beside the index, exactly and not by the percentages shown. */
export type Pace = 'faster' | 'same' | 'slower';

/** By how much it rose: thousandths of a percent, towards zero; 7260 is 7.26 %. Null: from nothing. */
export const risenMilliPercent = ({ from, to }: Moved): number | null =>
  from === 0 ? null : Number((BigInt(to - from) * 100_000n) / BigInt(from));

/** Whether something rose faster than the index did; null: the index is not known for both days. */
export function paceOf(price: Moved, index: Moved | null): Pace | null {
  if (index === null) return null;
  const [own, its] = [BigInt(price.to) * BigInt(index.from), BigInt(index.to) * BigInt(price.from)];
  if (own === its) return 'same';
  return own > its ? 'faster' : 'slower';
}
