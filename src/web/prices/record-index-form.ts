import type { IndicesDocument, IndexValue } from '../../../projections/indices/index.ts';
import type { Field } from '../forms/field.ts';
import { typedDay } from '../moments.ts';
import type { Search } from '../question.ts';
import { toDate } from '../typed-dates.ts';
import { indexWords, toThousandths } from './price-words.ts';

/** What stands for the period that the address names. */
export const pointNamed = ({ series }: IndicesDocument, named: Search): IndexValue | undefined =>
  series
    .find((each) => each.series === named['series'])
    ?.values.find(({ period, stands }) => stands && period === named['period']);

/** The fields of the form, filled with what is known of the period. */
export function recordIndexFields(known: IndexValue | undefined, named: Search): readonly Field[] {
  return [
    {
      name: 'series',
      label: 'Index',
      hint: 'A short name without spaces, for example CPIH',
      kind: 'text',
      width: 20,
      value: named['series'],
      wrong: 'Enter the name of the index, without spaces',
    },
    {
      name: 'period',
      label: 'Period',
      hint: 'A year, a quarter or a month: 2026, 2026-Q1 or 2026-03',
      kind: 'text',
      width: 10,
      value: named['period'],
      wrong: 'Enter a year, a quarter or a month, for example 2026-03',
    },
    {
      name: 'value',
      label: 'Value',
      hint: 'For example 131.4; at most three decimals',
      kind: 'text',
      width: 10,
      value: known && indexWords(known.value),
      read: toThousandths,
      wrong: 'Enter a number with at most three decimals, for example 131.4',
    },
    {
      name: 'publishedOn',
      label: 'Published on',
      hint: 'For example 30/6/2026',
      kind: 'day',
      value: known && typedDay(known.publishedOn),
      read: toDate,
      wrong: 'Enter the day on which it was published, for example 30/6/2026',
    },
    {
      name: 'source',
      label: 'Where was it published?',
      kind: 'text',
      value: known?.source,
      wrong: 'Enter where it was published',
    },
    {
      name: 'reason',
      label: 'Why is it another value than before?',
      hint: 'Only to correct what is recorded already',
      kind: 'text',
      wrong: 'Enter at most 200 characters',
    },
  ];
}
