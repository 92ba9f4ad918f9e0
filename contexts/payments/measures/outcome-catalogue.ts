import { z } from 'zod';
import { count, measured, type Measured, type MeasureDefinition } from './measure.ts';

const source = 'S2:271-286';
const is = (measure: string, counted: string, outOf: string): MeasureDefinition => ({
  ...{ measure, counted, outOf, source },
});

/** The system's and the individual's outcomes that are counted out of a whole; day 91 has a file of its own. */
export const outcomeCatalogue = {
  'residential-admissions': is(
    'residential-admissions',
    'people admitted to residential care',
    'people with care at home in the period',
  ),
  'hospital-admissions-avoided': is(
    'hospital-admissions-avoided',
    'hospital admissions avoided',
    'hospital admissions avoided or made',
  ),
  'safeguarding-investigations': is(
    'safeguarding-investigations',
    'people with a safeguarding investigation',
    'people with care at home in the period',
  ),
  satisfaction: is(
    'satisfaction',
    'people who say that health or quality of life is good',
    'people who answered',
  ),
  'eligibility-outcomes': is(
    'eligibility-outcomes',
    'eligibility outcomes addressed',
    'eligibility outcomes in support plans',
  ),
  'well-being-outcomes': is(
    'well-being-outcomes',
    'well-being outcomes met',
    'well-being outcomes in support plans',
  ),
  'reduced-need': is('reduced-need', 'people who need less care, or none', 'people reviewed in the period'),
} as const;

const counts = z
  .strictObject({ counted: count, outOf: count })
  .refine(({ counted, outOf }) => counted <= outOf, {
    path: ['counted'],
    error: 'more than it is out of: count again',
  });

/**
 * A share of the catalogue, from its two counts.
 *
 * @throws ZodError when a count is none, or the part is more than the whole
 */
export function outcomeShare(of: keyof typeof outcomeCatalogue, counted: z.input<typeof counts>): Measured {
  const { counted: part, outOf } = counts.parse(counted);
  return measured(outcomeCatalogue[of], part, outOf);
}
