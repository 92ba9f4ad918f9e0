import type { NeedKind, PolicyDocument } from '../../contexts/agreement/index.ts';
import type { Need } from '../referrals/index.ts';

/** What an offer was for. */
export type OfferedNeed = Pick<Need, 'weeklyMinutes' | 'carers' | 'rural' | 'timeSlot' | 'urgency'>;

/** How a segment is written: `carers:2`, `rural:1`, `timeSlot:evening`, `size:420-840`, `size:1680-`, `urgency:urgent`. */
export const segmentPattern = /^(?:carers|rural|timeSlot|size|urgency):[a-z0-9-]{1,40}$/;

/** The band of weekly minutes above one bound, up to the next. */
function bandOf(weeklyMinutes: number, bounds: readonly number[]): string {
  const above = bounds.findLast((bound) => weeklyMinutes > bound) ?? 0;
  const upTo = bounds.find((bound) => weeklyMinutes <= bound);
  return `${above}-${upTo ?? ''}`;
}

function isInBand(weeklyMinutes: number, band: string): boolean {
  const [above = '', upTo = ''] = band.split('-');
  return weeklyMinutes > Number(above) && (upTo === '' || weeklyMinutes <= Number(upTo));
}

const valueOf: Record<NeedKind, (need: OfferedNeed, bounds: readonly number[]) => string> = {
  carers: ({ carers }) => String(carers),
  rural: ({ rural }) => (rural ? '1' : '0'),
  timeSlot: ({ timeSlot }) => timeSlot,
  size: ({ weeklyMinutes }, bounds) => bandOf(weeklyMinutes, bounds),
  urgency: ({ urgency }) => urgency,
};

/** The segment of one kind that a need belongs to. */
export const segmentOf = (
  need: OfferedNeed,
  kind: NeedKind,
  { sizeBoundsMinutes }: PolicyDocument['rangeOfNeeds'],
): string => `${kind}:${valueOf[kind](need, sizeBoundsMinutes)}`;

/** Whether a need belongs to a segment; one that nobody knows belongs to none. */
export function isInSegment(need: OfferedNeed | null, segment: string): boolean {
  if (need === null) return false;
  const [kind, value = ''] = segment.split(':') as [NeedKind, string?];
  return kind === 'size' ? isInBand(need.weeklyMinutes, value) : valueOf[kind](need, []) === value;
}
