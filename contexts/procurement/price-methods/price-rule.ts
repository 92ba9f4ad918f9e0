/** The amounts that bids in one area are compared by, in one unit in which their median is a whole number too. */
export interface PriceField {
  readonly lowest: bigint;
  readonly highest: bigint;
  readonly median: bigint;
  /** Of the tender's terms; null: they have none. */
  readonly benchmark: bigint | null;
}

/** A price scoring method: pure, exact, and the same for every bidder. Points are whole millionths. */
export interface PriceRule {
  /** The amount that prices are held against. */
  readonly reference: (field: PriceField) => bigint;
  /** Of `weight` points those that a price earns: never less than none, never more than all, never fewer for less money. */
  readonly points: (price: bigint, field: PriceField, weight: bigint) => bigint;
}

/** A part of the weight, between none and all of it, half up to the millionth. Nothing of nothing is all of it. */
export function partOf(weight: bigint, over: bigint, under: bigint): bigint {
  if (over >= under) return weight;
  return over <= 0n ? 0n : (2n * weight * over + under) / (2n * under);
}
