/** The value that so many per cent of the others do not exceed (nearest rank); of none, NaN. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 50);

/** One round of a measurement: its result, such as events per second. */
export type Measurement = () => number | Promise<number>;

/** The medians of ours and of the raw limit, measured in turns, so that both see the same machine. */
export async function sideBySide(
  rounds: number,
  ours: Measurement,
  raw: Measurement,
): Promise<{ readonly ours: number; readonly raw: number }> {
  const results: { readonly ours: number[]; readonly raw: number[] } = { ours: [], raw: [] };
  for (let round = 0; round < rounds; round++) {
    for (const turn of round % 2 === 0 ? (['raw', 'ours'] as const) : (['ours', 'raw'] as const)) {
      globalThis.gc?.();
      results[turn].push(await (turn === 'ours' ? ours() : raw()));
    }
  }
  return { ours: median(results.ours), raw: median(results.raw) };
}

/** How many a second: repeats a step, which answers how many it did, until so many milliseconds are over. */
export async function perSecond(ms: number, step: () => number | Promise<number>): Promise<number> {
  const began = performance.now();
  let done = 0;
  while (performance.now() - began < ms) done += await step();
  return (done * 1000) / (performance.now() - began);
}

/** How many a second, of work that is done once. */
export async function rateOf(count: number, work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return (count * 1000) / (performance.now() - began);
}
