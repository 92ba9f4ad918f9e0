import { csvOf } from '../measures/index.ts';
import type { VolumeSharesDocument } from './volume-shares.ts';

const outsideTiers = { tier: null, role: null, fromRank: null, toRank: null, targetPercent: null };

/** The rows of `kpi shares` for a spreadsheet; what was placed with nobody of a tier comes last, without a tier. */
export const volumeSharesCsv = ({ tiers, outside }: VolumeSharesDocument): string =>
  csvOf(
    [
      ...['tier', 'role', 'fromRank', 'toRank', 'placements', 'weeklyMinutes'],
      ...['sharePercent', 'targetPercent', 'variancePoints'],
    ] as const,
    [...tiers, { ...outsideTiers, ...outside, variancePoints: null }],
  );
