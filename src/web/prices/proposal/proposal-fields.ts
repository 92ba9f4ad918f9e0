import { date } from '#event-sourcing';
import { milliPercent, upliftBounds, upliftRounding } from '../../../../contexts/prices/index.ts';
import { ProposeUplift } from '../../../../contexts/prices/uplifts/propose-uplift.ts';
import type { Field } from '../../forms/field.ts';
import { toPence, toWhole } from '../../forms/typed-values.ts';
import { toDate } from '../../typed-dates.ts';
import { toMilliPercent } from '../price-words.ts';

const { mode, incrementPence } = upliftRounding.shape;

/** What the fields that stand alone must come to; null: it may be empty. */
export const proposalShape = {
  ...ProposeUplift.schema.shape,
  ...upliftBounds.shape,
  milliPercent: milliPercent.nullable(),
  from: date,
  mode: mode.nullable(),
  incrementPence: incrementPence.nullable(),
};

const percent = (name: string, label: string, hint: string): Field => ({
  ...{ name, label, hint, kind: 'text', width: 5, read: toMilliPercent },
  wrong: `“${label}” must be a percentage with at most three decimals, for example 7.26`,
});
const amount = (name: string, label: string): Field => ({
  ...{ name, label, kind: 'text', width: 10, read: toPence },
  ...{
    hint: 'In pounds; empty for none',
    wrong: `“${label}” must be an amount in pounds, for example 16.84`,
  },
});

/** The fields that stand alone, by the part of the form that they belong to. */
export const proposalFields = (reference?: string) =>
  ({
    name: [
      {
        ...{ name: 'uplift', label: 'Reference', kind: 'text', width: 20, value: reference },
        hint: 'Keep this one, or enter another',
        wrong: 'Enter a reference without spaces, for example U-2026',
      },
      {
        ...{ name: 'title', label: 'Name', hint: 'For example: Uplift of 2026', kind: 'text' },
        wrong: 'Enter a name of 200 characters at most',
      },
    ],
    rise: [
      {
        ...{ name: 'kind', label: 'How is it worked out?', kind: 'radios', value: 'percent' },
        choices: [
          { value: 'percent', text: 'One percentage' },
          { value: 'weighted', text: 'Rises of costs, weighted' },
        ],
        wrong: 'Choose how it is worked out',
      },
      percent('milliPercent', 'Percentage', 'Of one percentage: for example 3 or 7.26'),
    ],
    bounds: [
      percent('leastMilliPercent', 'Floor of the percentage', 'Empty for none'),
      percent('mostMilliPercent', 'Cap of the percentage', 'Empty for none'),
      amount('leastPence', 'Floor of the rate an hour'),
      amount('mostPence', 'Cap of the rate an hour'),
    ],
    day: [
      {
        ...{ name: 'rule', label: 'From when do rates rise?', kind: 'radios', value: 'fixed' },
        choices: [
          { value: 'fixed', text: 'From one day' },
          { value: 'anniversary', text: 'Each from the anniversary of its position, within a year' },
        ],
        wrong: 'Choose from when rates rise',
      },
      {
        ...{ name: 'from', label: 'That day, or the first day of that year', kind: 'day', read: toDate },
        hint: 'For example 1/4/2026; it may be past',
        wrong: 'Enter a day that exists, for example 1/4/2026',
      },
    ],
    rounding: [
      {
        ...{ name: 'mode', label: 'How are new rates rounded?', kind: 'select' },
        choices: [
          { value: '', text: 'As the policy of that day says' },
          { value: 'half-up', text: 'To the nearest step, half a step up' },
          { value: 'up', text: 'Up to the next step' },
          { value: 'down', text: 'Down to the last step' },
        ],
        wrong: 'Choose how new rates are rounded',
      },
      {
        ...{ name: 'incrementPence', label: 'Step, in pence', kind: 'text', width: 5, read: toWhole },
        hint: 'Unless the policy says: 1 is to the penny, 4 makes a quarter of an hour whole pence',
        wrong: 'Enter the step in whole pence, from 1 to 100',
      },
    ],
    evidence: [
      {
        ...{ name: 'evidence', label: 'Reason and evidence', kind: 'text' },
        hint: 'Which paper or report it rests on. Never name a person.',
        wrong: 'Enter the reason, in 200 characters at most',
      },
    ],
  }) as const satisfies Readonly<Record<string, readonly Field[]>>;
