/** `over ÷ under` as a whole number, half away from nothing; `under` is above nothing. */
export function halfUp(over: bigint, under: bigint): number {
  const size = over < 0n ? -over : over;
  const whole = (2n * size + under) / (2n * under);
  return Number(over < 0n ? -whole : whole);
}

/** All of it, in thousandths of a percent. */
export const wholeMilliPercent = 100_000n;

/** A part of a whole in thousandths of a percent, rounded down so that nothing shows as a target that it misses. */
export const milliPercentOf = (part: bigint, whole: bigint): number =>
  Number((part * wholeMilliPercent) / whole);

/** So much of an amount, to the penny. */
export const shareOf = (pence: number, milliPercent: number): number =>
  halfUp(BigInt(pence) * BigInt(milliPercent), wholeMilliPercent);

/** What minutes cost by the hour, pro rata: 20 minutes at £20.50 are £6.83 (domain 1.8, E63). */
export const penceFor = (minutes: number, hourlyPence: number): number =>
  halfUp(BigInt(minutes) * BigInt(hourlyPence), 60n);

export const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, each) => sum + each, 0);
