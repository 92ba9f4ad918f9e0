import { csvOf } from '../measures/index.ts';
import type { PlacedAs } from './placements.ts';
import type { PlacementsBehind } from './placements-behind.ts';
import type { ReserveUsageDocument, ReserveUsageRow, Volume } from './reserve-usage.ts';

const none: Volume = { placements: 0, weeklyMinutes: 0 };

const flat = ({ byRole, ...row }: Omit<ReserveUsageRow, 'area'> & { readonly area: string | null }) => {
  const of = (role: PlacedAs) => byRole[role] ?? none;
  return {
    ...row,
    'byRole.primary.placements': of('primary').placements,
    'byRole.primary.weeklyMinutes': of('primary').weeklyMinutes,
    'byRole.secondary.placements': of('secondary').placements,
    'byRole.secondary.weeklyMinutes': of('secondary').weeklyMinutes,
    'byRole.reserve.placements': of('reserve').placements,
    'byRole.reserve.weeklyMinutes': of('reserve').weeklyMinutes,
    'byRole.off-framework.placements': of('off-framework').placements,
    'byRole.off-framework.weeklyMinutes': of('off-framework').weeklyMinutes,
  };
};

/** The rows of `kpi reserve` for a spreadsheet, the total last, with no area; columns named by their JSON paths. */
export const reserveUsageCsv = ({ rows, total }: ReserveUsageDocument): string =>
  csvOf(
    [
      'area',
      'placements',
      'weeklyMinutes',
      'byRole.primary.placements',
      'byRole.primary.weeklyMinutes',
      'byRole.secondary.placements',
      'byRole.secondary.weeklyMinutes',
      'byRole.reserve.placements',
      'byRole.reserve.weeklyMinutes',
      'byRole.off-framework.placements',
      'byRole.off-framework.weeklyMinutes',
      'reservePercent',
      'reserveHoursPercent',
    ],
    [...rows, total].map((row) => flat(row)),
  );

/** The placements behind a figure for a spreadsheet. */
export const placementsCsv = ({ placements }: PlacementsBehind): string =>
  csvOf(
    [
      'package',
      'referral',
      'area',
      'provider',
      'role',
      'offer',
      'weeklyMinutes',
      'placedAt',
      'placedOn',
      'startedOn',
      'endedOn',
      'endReason',
    ],
    placements,
  );
