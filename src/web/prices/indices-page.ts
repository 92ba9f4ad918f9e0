import type { IndicesDocument } from '../../../projections/indices/index.ts';
import { risenMilliPercent } from '../../../projections/price-figures/index.ts';
import { RecordIndex } from '../../../contexts/prices/indices/record-index.ts';
import { Deeds } from '../forms/deeds.ts';
import { href, type Asked } from '../links.ts';
import { day } from '../moments.ts';
import { indexWords, risenWords } from './price-words.ts';

/** Where a value is recorded; of a series and period that are known, corrected. */
export const recordIndexHref = (
  { framework }: Pick<Asked, 'framework'>,
  of: { readonly series?: string; readonly period?: string } = {},
): string => href('/prices/indices/record', { framework, ...of });

/** Every index with its values, the newest period first, and what is done with it. */
export function indicesPage({ series }: IndicesDocument, asked: Asked) {
  const may = Deeds.mayDo({ command: RecordIndex });
  return {
    record: may ? recordIndexHref(asked) : undefined,
    indices: series.map(({ series, values }) => {
      const standing = values.filter(({ stands }) => stands);
      const risen = (period: string, to: number) => {
        const before = standing.findLast((each) => each.period < period);
        return before ? risenMilliPercent({ from: before.value, to }) : null;
      };
      return {
        series,
        add: may ? recordIndexHref(asked, { series }) : undefined,
        values: values.toReversed().map(({ period, value, publishedOn, source, reason, stands }) => ({
          ...{ period, value: indexWords(value), published: day(publishedOn), source, reason, stands },
          moved: stands ? risenWords(risen(period, value)) : '–',
          correct: may && stands ? recordIndexHref(asked, { series, period }) : undefined,
        })),
      };
    }),
  };
}
