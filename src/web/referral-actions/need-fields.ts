import type { FrameworkRow } from '../../../projections/frameworks/index.ts';
import type { ReferralRow } from '../../../projections/referrals/index.ts';
import type { Field } from '../forms/field.ts';
import { toMinutes, toYes, typedMinutes } from '../forms/typed-values.ts';
import { typedDay } from '../moments.ts';
import { byName } from '../names.ts';
import { toDate } from '../typed-dates.ts';

/** What is needed, as a referral has it. */
export type Need = Pick<
  ReferralRow,
  'area' | 'weeklyMinutes' | 'carers' | 'rural' | 'timeSlot' | 'urgency' | 'startBy'
>;

const slots = {
  daytime: 'Daytime',
  evening: 'Evening',
  weekend: 'Weekend',
  night: 'Night',
  'live-in': 'Live-in',
};

export const timeSlots = Object.entries(slots).map(([value, text]) => ({ value, text }));

const areaChoices = ({ areas }: FrameworkRow) => [
  { value: '', text: 'Choose an area' },
  ...Object.values(areas)
    .toSorted((a, b) => byName(a.name, b.name))
    .map(({ area, name, level }) => ({ value: area, text: `${name} (${area}, level ${level})` })),
];

/** The fields that say what is needed; `need`: what stands in them at first. */
export const needFields = (framework: FrameworkRow, need?: Need): readonly Field[] => [
  {
    name: 'area',
    label: 'Area',
    kind: 'select',
    choices: areaChoices(framework),
    value: need?.area,
    wrong: 'Choose the area where the customer lives',
  },
  {
    name: 'weeklyMinutes',
    label: 'Hours a week',
    hint: 'Hours and minutes, such as 12:30, or hours with decimals, such as 12.5',
    kind: 'text',
    width: 5,
    value: need && typedMinutes(need.weeklyMinutes),
    read: toMinutes,
    wrong: 'Enter the hours a week, such as 12:30 or 12.5: whole minutes, more than none',
  },
  {
    name: 'carers',
    label: 'Care workers at once',
    kind: 'radios',
    choices: [
      { value: '1', text: 'One' },
      { value: '2', text: 'Two: every visit is double-handed' },
    ],
    value: need && String(need.carers),
    read: Number,
    wrong: 'Choose how many care workers are needed at once',
  },
  {
    name: 'timeSlot',
    label: 'Time',
    kind: 'radios',
    choices: timeSlots,
    value: need?.timeSlot,
    wrong: 'Choose the time at which care is needed',
  },
  {
    name: 'rural',
    label: 'Is it a rural place?',
    kind: 'radios',
    choices: [
      { value: 'no', text: 'No' },
      { value: 'yes', text: 'Yes' },
    ],
    value: need && (need.rural ? 'yes' : 'no'),
    read: toYes,
    wrong: 'Choose whether it is a rural place',
  },
  {
    name: 'urgency',
    label: 'How urgent is it?',
    kind: 'radios',
    choices: [
      { value: 'standard', text: 'Standard' },
      { value: 'urgent', text: 'Urgent', hint: { text: 'Providers have less time to answer' } },
    ],
    value: need?.urgency,
    wrong: 'Choose how urgent it is',
  },
  {
    name: 'startBy',
    label: 'Start by (if there is a date)',
    hint: 'For example 30/6/2026',
    kind: 'day',
    value: need?.startBy === null || need === undefined ? undefined : typedDay(need.startBy),
    read: toDate,
    wrong: 'The start must be a day that exists, for example 30/6/2026, or empty',
  },
];
