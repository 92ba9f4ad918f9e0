import { addDays, date, type LocalDate, reference } from '#event-sourcing';
import { z } from 'zod';
import { measured, type Measured } from './measure.ts';

const state = z.strictObject({
  on: date,
  is: z.enum(['independent-at-home', 'supported-at-home', 'in-care-home', 'in-hospital', 'died']),
});
const discharge = z
  .strictObject({
    package: reference,
    /** From hospital, into reablement. */
    dischargedOn: date,
    /** What became known of the person, and when. */
    states: z.array(state),
  })
  .refine(({ dischargedOn, states }) => states.every(({ on }) => on >= dischargedOn), {
    path: ['states'],
    error: 'a state from before the discharge: leave it out',
  });
const schema = z.strictObject({
  discharges: z.array(discharge),
  /** Only who was discharged 91 days before or earlier is counted. */
  asOf: date,
  deaths: z.enum(['stay', 'left-out']).default('stay'),
});

/** Day 91 is counted from the day of discharge. */
export const day91 = (dischargedOn: LocalDate): LocalDate => addDays(dischargedOn, 91);

/** Of several states of one day the last that was told; nothing known is not independent. */
const stateOn = (states: readonly z.output<typeof state>[], day: LocalDate) =>
  states
    .filter(({ on }) => on <= day)
    .toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
    .at(-1)?.is;

/**
 * Who was discharged into reablement and lives at home, independent, on day 91: 33 of 40 are 82.5 % (domain 1.11).
 * Who died stays in the denominator unless the policy leaves deaths out.
 *
 * @throws ZodError that names each field which cannot be
 */
export function independenceAfter91Days(counted: z.input<typeof schema>): Measured {
  const { discharges, asOf, deaths } = schema.parse(counted);
  const states = discharges
    .filter(({ dischargedOn }) => day91(dischargedOn) <= asOf)
    .map((each) => stateOn(each.states, day91(each.dischargedOn)))
    .filter((is) => deaths === 'stay' || is !== 'died');
  const without = deaths === 'stay' ? ', deaths included' : ', without those who died';
  return measured(
    {
      measure: 'independence-after-91-days',
      counted: 'people at home and independent on day 91',
      outOf: `people discharged into reablement${without}`,
      source: 'S2:271-286',
    },
    states.filter((is) => is === 'independent-at-home').length,
    states.length,
  );
}
