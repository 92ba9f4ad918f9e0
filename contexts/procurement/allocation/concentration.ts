/** How much of the work comes to whom. */
export interface Concentration {
  /** Who has the most of it, the first by reference of those that have the same; null: nobody has any. */
  readonly largest: { readonly provider: string; readonly milliPercent: number } | null;
  /** Herfindahl–Hirschman index, 0 to 10,000: the sum of the squared shares in per cent, rounded down. */
  readonly hhi: number;
}

/** Of whole numbers of hours by provider. Shares are whole thousandths of a percent, rounded down. */
export function concentration(hours: ReadonlyMap<string, number>): Concentration {
  const shares = [...hours].filter(([, each]) => each > 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const total = shares.reduce((sum, [, each]) => sum + BigInt(each), 0n);
  if (total === 0n) return { largest: null, hhi: 0 };
  const squares = shares.reduce((sum, [, each]) => sum + BigInt(each) ** 2n, 0n);
  const [provider, most] = shares.reduce((best, each) => (each[1] > best[1] ? each : best));
  return {
    largest: { provider, milliPercent: Number((100_000n * BigInt(most)) / total) },
    hhi: Number((10_000n * squares) / total ** 2n),
  };
}
