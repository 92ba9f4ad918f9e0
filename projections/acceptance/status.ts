import { addDays, type LocalDate } from '#event-sourcing';
import type { PolicyDocument } from '../../contexts/agreement/index.ts';
import type { FrameworkRow } from '../frameworks/index.ts';
import { holdsOn } from '../measures/index.ts';
import { meets, type Share } from './line.ts';

export type AcceptanceStatus = 'monitored' | 'not-assessed' | 'mobilising' | 'insufficient' | 'met' | 'below';

/** Whether the minimum binds the role in an area of that level; where the policy says nothing it only watches. */
export const scopeOf = (
  { areas }: FrameworkRow,
  { scope }: PolicyDocument['acceptance'],
  { area, role }: { readonly area: string; readonly role: 'primary' | 'secondary' },
): 'breach' | 'monitor' => {
  const level = areas[area]?.level;
  return (level && scope[level]?.[role]) ?? 'monitor';
};

export const cellKey = ({ provider, area, role }: { provider: string; area: string; role: string }): string =>
  `${provider}/${area}/${role}`;

/** The positions held on a date, by their `cellKey`. */
export const heldOn = ({ positions }: FrameworkRow, date: LocalDate): ReadonlySet<string> =>
  new Set(positions.filter((position) => holdsOn(position, date)).map((position) => cellKey(position)));

/** The day on which each position began that is held on the date, or was held last before it, by its `cellKey`. */
export function latestStarts({ positions }: FrameworkRow, asOf: LocalDate): ReadonlyMap<string, LocalDate> {
  const starts = new Map<string, LocalDate>();
  for (const { from, ...cell } of positions) {
    const key = cellKey(cell);
    if (from <= asOf && from > (starts.get(key) ?? '')) starts.set(key, from);
  }
  return starts;
}

/** What a share means, tested in this order: domain E33, E21, E26, E22, E1. `start`: when the position began. */
export function statusOf(
  scope: 'breach' | 'monitor',
  { graceDays, minimumSample, minimumPercent }: PolicyDocument['acceptance'],
  asOf: LocalDate,
  start: LocalDate | undefined,
  share: Share,
): AcceptanceStatus {
  if (scope === 'monitor') return 'monitored';
  if (share.counted === 0) return 'not-assessed';
  if (start !== undefined && asOf < addDays(start, graceDays)) return 'mobilising';
  if (share.counted < minimumSample) return 'insufficient';
  return meets(share, minimumPercent) ? 'met' : 'below';
}
