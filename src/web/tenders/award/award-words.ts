import { addDays, type LocalDate } from '#event-sourcing';
import type { AwardLine, Proposal } from '../../../../contexts/procurement/index.ts';
import { day } from '../../moments.ts';
import type { Names } from '../../names.ts';
import { counted } from '../../numbers.ts';
import type { Awarded } from './find-awarded.ts';

type PassedOver = AwardLine['passedOver'][number];

const list = new Intl.ListFormat('en-GB');

/** `from 5 October 2026 to 4 October 2030`; null: no last day. */
export const heldWords = ({
  from,
  to,
}: {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}): string =>
  to === null ? `from ${day(from)} until further notice` : `from ${day(from)} to ${day(addDays(to, -1))}`;

/** What would be decided as things stand, in a sentence. */
export function proposedWords({ positions, filled, bidders }: Proposal): string {
  const holders = bidders.filter((each) => each.positions.length > 0).length;
  return `The best allocation fills ${filled} of ${counted(positions.length, 'position')}, with ${counted(holders, 'bidder')}.`;
}

/** `2 primary of level 1, 3 secondary of level 1`: the most that one bidder may hold. */
export function limitsWords(limits: Readonly<Record<string, number>>): string {
  const words = Object.entries(limits).map(([key, most]) => {
    const [level, role] = key.split('/');
    return `${most} ${role} of level ${level}`;
  });
  return words.join(', ') || 'none';
}

/** Why a bidder does not have a position that nobody has, in a sentence without its full stop. */
export function passedOverWords(
  { provider, why, areas, most }: PassedOver,
  role: string,
  names: Names,
): string {
  const who = names.provider(provider);
  switch (why) {
    case 'primary-here':
      return `${who} is primary here`;
    case 'secondary-here':
      return `${who} is secondary here, which is best for all positions together`;
    case 'limit':
      return areas.length === 0
        ? `${who} may be given no more ${role} positions of this level`
        : `${who} is ${role} in ${list.format(areas.map((area) => names.area(area)))}, and may be given ${most} of this level`;
    case 'declined':
      return `${who} declined it`;
    case 'holds-here':
      return `${who} holds another position here already`;
    case 'worth-the-same':
      return `${who} could have it, but all together is worth the same`;
  }
}

/** What became of a confirmed line, as its tag says it. */
export const standingTags = {
  held: { text: 'held', colour: 'green' },
  'to come': { text: 'held from the first day', colour: 'green' },
  over: { text: 'no longer held', colour: 'grey' },
  'never held': { text: 'vacated', colour: 'grey' },
  awaited: { text: 'not yet', colour: 'yellow' },
  refused: { text: 'refused', colour: 'red' },
} as const satisfies Readonly<Record<Awarded['standing'], object>>;

/** How many lines of a confirmed award are positions, in a sentence. */
export function onRecordWords(awarded: readonly Awarded[]): string {
  const awaited = awarded.filter(({ standing }) => standing === 'awaited').length;
  const refused = awarded.filter(({ standing }) => standing === 'refused').length;
  const words = `${awarded.length - awaited - refused} of ${counted(awarded.length, 'line')} of the award on record as positions`;
  const more = [
    ...(awaited > 0 ? [`${awaited} not yet, which follows in a moment`] : []),
    ...(refused > 0 ? [`${refused} refused: see why, and award what is right on the position board`] : []),
  ];
  return `${[words, ...more].join('; ')}.`;
}
