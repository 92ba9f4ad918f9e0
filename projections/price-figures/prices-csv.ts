import { csvOf } from '../measures/index.ts';
import type { PricesDocument } from './prices-document.ts';

/** The rows of `kpi prices` for a spreadsheet; a level has no area, and everywhere has neither. */
export const pricesCsv = ({ rows }: PricesDocument): string =>
  csvOf(
    [
      ...['area', 'level', 'band', 'rates', 'minPence', 'firstQuartileMilliPence', 'medianMilliPence'],
      ...['thirdQuartileMilliPence', 'maxPence', 'drift.rates', 'drift.fromMilliPence', 'drift.toMilliPence'],
      ...['drift.movedMilliPercent', 'drift.pace'],
    ] as const,
    rows.map(({ drift, ...row }) => ({
      ...row,
      'drift.rates': drift?.rates ?? 0,
      'drift.fromMilliPence': drift?.fromMilliPence ?? null,
      'drift.toMilliPence': drift?.toMilliPence ?? null,
      'drift.movedMilliPercent': drift?.movedMilliPercent ?? null,
      'drift.pace': drift?.pace ?? null,
    })),
  );
