/** Recorded care for specifications. */
export const k1 = {
  ...{ provider: 'P01', area: 'A01', package: 'K1', service: 'home-care', band: 'standard' },
};

const dayAfter = (first: string, days: number) => Temporal.PlainDate.from(first).add({ days }).toString();

/** So many hours, spread from a day on over seven days and as many packages as they need. */
export function care(hours: number, first: string, more: object = {}): readonly object[] {
  const rows = [];
  for (let left = hours * 60, index = 0; left > 0; left -= 1440, index += 1)
    rows.push({
      ...{ ...k1, ...more },
      package: `K${Math.floor(index / 7) + 1}`,
      day: dayAfter(first, index % 7),
      minutes: Math.min(left, 1440),
    });
  return rows;
}

/** The same rate for everything. */
export const at = (hourlyPence: number) => () => hourlyPence;
