import type { Member } from '../../../contexts/providers/index.ts';
import { typedDay } from '../moments.ts';
import { toDate } from '../typed-dates.ts';

const nobody = 'none';

/** `S01, Oak Support, 1/4/2026; S02, …` or `none`; undefined when something in it cannot be read. */
export function toMembers(typed: string): readonly Member[] | undefined {
  if (typed.toLowerCase() === nobody) return [];
  const members = typed.split(';').flatMap((each) => {
    const [member = '', name = '', day = '', ...more] = each.split(',').map((part) => part.trim());
    const from = toDate(day);
    return from === undefined || member === '' || name === '' || more.length > 0
      ? []
      : [{ member, name, from }];
  });
  return members.length === typed.split(';').length ? members : undefined;
}

/** Members as they can be typed. */
export const typedMembers = (members: readonly Member[]): string =>
  members.length === 0
    ? nobody
    : members.map(({ member, name, from }) => `${member}, ${name}, ${typedDay(from)}`).join('; ');
