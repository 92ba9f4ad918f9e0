import { hours } from './numbers.ts';

function sizeWords(band: string): string {
  const [above, upTo = ''] = band.split('-').map((minutes) => (minutes === '' ? '' : hours(Number(minutes))));
  if (upTo === '') return `packages of more than ${above} hours a week`;
  return above === '0'
    ? `packages of up to ${upTo} hours a week`
    : `packages of more than ${above} and up to ${upTo} hours a week`;
}

const known: Readonly<Record<string, string>> = {
  'carers:1': 'care by one worker',
  'carers:2': 'care by two workers at once',
  'rural:0': 'care outside the countryside',
  'rural:1': 'rural care',
  'timeSlot:live-in': 'live-in care',
  'urgency:standard': 'referrals that are not urgent',
  'urgency:urgent': 'urgent referrals',
};

/** What a segment of needs is called: `carers:2` → `care by two workers at once`. */
export function needWords(segment: string): string {
  const [kind, value = ''] = segment.split(':');
  if (kind === 'size') return sizeWords(value);
  return known[segment] ?? `${value} care`;
}

/** How often chance brings a thing about, in percent, rounded up: 1147 → `0.2%`; null → `–`. */
export const chanceWords = (millionths: number | null): string =>
  millionths === null ? '–' : `${Math.ceil(millionths / 1000) / 10}%`;
