import { z } from 'zod';
import { sumOf } from '../ratio.ts';
import { count, measured, type Measured } from './measure.ts';

const schema = z.strictObject({
  /** The value of each person's support, a week; null: not known. */
  weeklyPence: z.array(count.nullable()),
  /** The most that belongs to each band but the last, which has no most. */
  limitsPence: z
    .array(count)
    .refine((limits) => limits.every((each, index) => index === 0 || each > (limits[index - 1] ?? 0)), {
      error: 'each limit is above the one before: put them in order',
    }),
});

/** The people and the money of one band; above `overPence` and up to `mostPence`, null: without end. */
export interface SupportValueBand {
  readonly overPence: number | null;
  readonly mostPence: number | null;
  readonly people: Measured;
  readonly funding: Measured;
}

/**
 * How many people have support of which value, and which share of the money (S2:84-88: up to £100 a week, £200, £400,
 * and above). People whose value nobody knows are in the denominator and in no band, which is how shares of a table can
 * sum to less than 100 %.
 *
 * @throws ZodError that names each field which cannot be
 */
export function supportValueBands(counted: z.input<typeof schema>): readonly SupportValueBand[] {
  const { weeklyPence, limitsPence } = schema.parse(counted);
  const known = weeklyPence.filter((each) => each !== null);
  const all = sumOf(known);
  const source = 'S2:84-88';
  return [...limitsPence, null].map((mostPence, index) => {
    const overPence = limitsPence[index - 1] ?? null;
    const within = known.filter(
      (each) => each > (overPence ?? -1) && (mostPence === null || each <= mostPence),
    );
    const people = {
      ...{ measure: 'people-by-support-value', source },
      ...{ counted: 'people in the band', outOf: 'people, also those whose value is not known' },
    };
    const funding = {
      ...{ measure: 'funding-by-support-value', source },
      ...{ counted: 'weekly pence of the band', outOf: 'weekly pence of all whose value is known' },
    };
    return {
      ...{ overPence, mostPence },
      people: measured(people, within.length, weeklyPence.length),
      funding: measured(funding, sumOf(within), all),
    };
  });
}
