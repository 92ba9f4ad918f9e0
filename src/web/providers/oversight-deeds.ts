import type { LocalDate } from '#event-sourcing';
import { indicatorKind, noticeKind, ratingKind } from '../../../contexts/oversight/index.ts';
import { RecordDelivery } from '../../../contexts/oversight/record-delivery.ts';
import { RecordIndicator } from '../../../contexts/oversight/record-indicator.ts';
import { RecordNotice } from '../../../contexts/oversight/record-notice.ts';
import { RecordRating } from '../../../contexts/oversight/record-rating.ts';
import type { Field } from '../forms/field.ts';
import { toMinutes } from '../forms/typed-values.ts';
import { capital } from '../wording.ts';
import { dayField } from './day-field.ts';
import type { ProviderDeed } from './provider-deed.ts';

/** `late-returns-of-4` → `Late returns of 4`. */
const words = (code: string) => ({
  value: code,
  text:
    code === 'cqc' ? 'The regulator (CQC)' : code === 'pamms' ? 'PAMMS' : capital(code.replaceAll('-', ' ')),
});

const corrects: Field = {
  name: 'corrects',
  label: 'Was something else recorded for that day?',
  kind: 'radios',
  value: 'no',
  choices: [
    { value: 'no', text: 'No' },
    { value: 'yes', text: 'Yes, and it was wrong' },
  ],
  read: (typed) => typed === 'yes',
  wrong: 'Choose whether this takes the place of something',
};

/** `37.4` → 3740; undefined when it is no number of at most two decimals. */
function toHundredths(typed: string): number | undefined {
  const [, whole, part = ''] = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(typed) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

const code = (name: string, label: string, example: string): Field => ({
  ...{ name, label, hint: `A code of your own, such as ${example}`, kind: 'text', width: 20 },
  wrong: 'Enter a code in capitals, without names of people',
});
const minutes = (name: string, label: string): Field => ({
  ...{ name, label, hint: 'For example 700:30 or 700.5', kind: 'text', width: 10, read: toMinutes },
  wrong: 'Enter hours, for example 700:30',
});

const always = { grave: false, when: () => true } as const;

/** What the council comes to know of a provider, and writes down. */
export const oversightDeeds: readonly ProviderDeed[] = [
  {
    ...{ name: 'rating', text: 'Record a rating', command: RecordRating, ...always },
    does: 'How the regulator, or the council’s own audit, rates the provider from a day on.',
    done: 'The rating is on record.',
    fields: (today: LocalDate) => [
      {
        ...{ name: 'kind', label: 'Who rated it?', kind: 'radios', choices: ratingKind.options.map(words) },
        wrong: 'Choose who rated it',
      },
      {
        ...{ name: 'rating', label: 'Rating', kind: 'text', width: 20 },
        wrong: 'Enter the rating, for example Good',
      },
      dayField('on', 'From', today),
      corrects,
    ],
  },
  {
    ...{ name: 'indicator', text: 'Record an indicator', command: RecordIndicator, ...always },
    does: 'Something that was measured of the provider as a whole. For one area use a file.',
    done: 'The indicator is on record.',
    where: () => ({ framework: null, area: null }),
    fields: (today: LocalDate) => [
      {
        ...{
          name: 'kind',
          label: 'What was measured?',
          kind: 'select',
          choices: indicatorKind.options.map(words),
        },
        wrong: 'Choose what was measured',
      },
      {
        ...{ name: 'valueHundredths', label: 'Value', kind: 'text', width: 10, read: toHundredths },
        wrong: 'Enter a number with at most two decimals, for example 37.4',
      },
      dayField('on', 'Measured on', today),
      code('source', 'Who says so?', 'WORKFORCE_RETURN'),
      corrects,
    ],
  },
  {
    ...{ name: 'hours', text: 'Record hours delivered', command: RecordDelivery, ...always },
    does: 'How much care was commissioned and how much was delivered in one area in one week.',
    done: 'The week is on record.',
    where: (framework) => ({ framework }),
    fields: (today: LocalDate) => [
      {
        ...{ name: 'area', label: 'Area', kind: 'text', width: 10 },
        wrong: 'Enter the area, for example A01',
      },
      dayField('week', 'The Monday it began on', today),
      minutes('commissionedMinutes', 'Hours commissioned'),
      minutes('deliveredMinutes', 'Hours delivered'),
      corrects,
    ],
  },
  {
    ...{ name: 'notice', text: 'Record a notice', command: RecordNotice, ...always },
    does: 'Something that the council was told of the provider. Name no person.',
    done: 'The notice is on record.',
    fields: (today: LocalDate) => [
      {
        ...{ name: 'kind', label: 'What is it?', kind: 'select', choices: noticeKind.options.map(words) },
        wrong: 'Choose what it is',
      },
      dayField('on', 'Received on', today),
      code('ground', 'On which ground?', 'SCORE_DOWN'),
      corrects,
    ],
  },
];
