import { csvOf } from '../measures/index.ts';
import type { WhatIf } from './what-if.ts';

/** Each position under both policies, for a spreadsheet. */
export const whatIfCsv = ({ rows }: WhatIf): string =>
  csvOf(
    [
      ...(['provider', 'area', 'role', 'adopted.accepted', 'adopted.counted', 'adopted.percent'] as const),
      ...(['adopted.status', 'other.accepted', 'other.counted', 'other.percent', 'other.status'] as const),
    ],
    rows.map(({ provider, area, role, adopted, other }) => ({
      ...{ provider, area, role },
      'adopted.accepted': adopted?.accepted ?? null,
      'adopted.counted': adopted?.counted ?? null,
      'adopted.percent': adopted?.percent ?? null,
      'adopted.status': adopted?.status ?? null,
      'other.accepted': other?.accepted ?? null,
      'other.counted': other?.counted ?? null,
      'other.percent': other?.percent ?? null,
      'other.status': other?.status ?? null,
    })),
  );
