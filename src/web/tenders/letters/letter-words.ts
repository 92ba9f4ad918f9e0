import type { Letter, ToldPosition } from '../../../../contexts/procurement/index.ts';
import type { Names } from '../../names.ts';

const list = new Intl.ListFormat('en-GB');

/** A winner as the letters name it; in a draft, as it is called now. */
export const winnerName = ({ winners }: Letter, provider: string, names: Names): string =>
  winners.find((each) => each.provider === provider)?.name ?? names.provider(provider);

/** Why a position is the reader's of the letter, or is not. */
export function groundsWords(letter: Letter, position: ToldPosition, names: Names): string {
  const { role, grounds, areas, most, winner } = position;
  const who = winner ? winnerName(letter, winner.provider, names) : 'Another bidder';
  switch (grounds) {
    case 'awarded':
      return 'It is to be yours.';
    case 'listed':
      return 'You are to be on the reserve list.';
    case 'fewer-points':
      return `${who} has more points.`;
    case 'quality':
      return 'Your bid did not pass on quality. Its prices were not looked at.';
    case 'no-price':
      return 'Your bid has no price that stands in this area.';
    case 'not-free':
      return 'You are given another position in this area, or hold one, or declined this one.';
    case 'primary-here':
      return 'You are given the primary position in this area.';
    case 'secondary-here':
      return 'You are given the secondary position in this area, which is best for all positions together.';
    case 'limit':
      return areas.length === 0
        ? `You hold as many ${role} positions as one provider may at this level.`
        : `You are given the ${role} position in ${list.format(areas.map((area) => names.area(area)))}, and may be given ${most} at this level.`;
    case 'declined':
      return 'You declined it.';
    case 'holds-here':
      return 'You hold another position in this area already.';
    case 'worth-the-same':
      return `${who} has as many points, and all positions together are worth the same either way.`;
  }
}
