import { csvOf } from '../measures/index.ts';
import type { RangeOfNeedsDocument } from './range-of-needs.ts';

/** The segments of `kpi range-of-needs` for a spreadsheet, one a line; columns are named by their paths in the JSON. */
export const rangeOfNeedsCsv = ({ rows }: RangeOfNeedsDocument): string =>
  csvOf(
    [
      ...['provider', 'area', 'role', 'segment', 'accepted', 'counted', 'percent'],
      ...['others.accepted', 'others.counted', 'others.percent', 'gapPoints', 'representationPercent'],
      ...['chanceMillionths', 'correctedMillionths', 'flags', 'finding'],
    ] as const,
    rows.flatMap(({ provider, area, role, segments }) =>
      segments.map(({ others, flags, ...segment }) => ({
        ...{ provider, area, role, ...segment },
        'others.accepted': others.accepted,
        'others.counted': others.counted,
        'others.percent': others.percent,
        flags: flags.join(' '),
      })),
    ),
  );
