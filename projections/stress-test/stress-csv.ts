import { csvOf } from '../measures/index.ts';
import type { StressDocument } from './find-stress.ts';
import type { StressRanking } from './find-stress-ranking.ts';

/** Each package that would have to move, and to whom, for a spreadsheet. */
export const stressCsv = ({ moves }: StressDocument): string =>
  csvOf(
    [
      ...(['package', 'referral', 'from', 'area', 'weeklyMinutes', 'to', 'toRole'] as const),
      ...(['because', 'yearPence'] as const),
    ],
    moves.map(({ to, ...move }) => ({ ...move, to: to?.provider ?? null, toRole: to?.role ?? null })),
  );

/** Whose stopping would leave most uncovered, alone and in pairs, for a spreadsheet. */
export const rankingCsv = ({ alone, pairs }: StressRanking): string =>
  csvOf(
    [
      ...(['provider', 'and', 'packages', 'weeklyMinutes', 'uncoveredPackages'] as const),
      ...(['uncoveredMinutes', 'moreThanAlone', 'yearPence', 'costUnknown'] as const),
    ],
    [...alone, ...pairs].map(({ stopping, moved, uncovered, yearPence, costUnknown, moreThanAlone }) => ({
      ...{ provider: stopping[0] ?? '', and: stopping[1] ?? null },
      ...{ packages: moved.packages, weeklyMinutes: moved.weeklyMinutes },
      ...{ uncoveredPackages: uncovered.packages, uncoveredMinutes: uncovered.weeklyMinutes },
      ...{ moreThanAlone, yearPence, costUnknown },
    })),
  );
