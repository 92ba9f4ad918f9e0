import type { LocalDate } from '#event-sourcing';
import { PauseOffers } from '../../../contexts/providers/pause-offers.ts';
import { policyOn, type FrameworkRow } from '../../../projections/frameworks/index.ts';
import { holdsWithin } from '../../../projections/measures/index.ts';
import type { Deed } from '../forms/deed.ts';
import { href } from '../links.ts';
import { typedDay } from '../moments.ts';
import { byName, type Names } from '../names.ts';
import { toDate } from '../typed-dates.ts';

const done: Readonly<Record<string, string>> = {
  paused: 'Your offers are paused.',
  resumed: 'You can be offered referrals again.',
};

/** What was done about a pause, by the word for it in the address. */
export const pauseDone = (word: string | undefined): string | undefined =>
  word !== undefined && Object.hasOwn(done, word) ? done[word] : undefined;

const consequences = {
  countAsDecline:
    'Where you are the primary or secondary provider, offers that would have come to you are recorded as declined and count.',
  skip: 'Where you are the primary or secondary provider, you are passed over, and nothing counts.',
} as const;

/** The page by which a provider says that it takes nothing for a while. */
export function pauseForm(row: FrameworkRow, provider: string, names: Names, today: LocalDate): Deed {
  const { framework, positions } = row;
  const { selfPause } = policyOn(row, today).policy;
  const held = positions.filter((position) => holdsWithin(position, { from: today, to: '9999-12-31' }));
  const areas = [...new Set(held.map(({ area }) => area))];
  return {
    title: 'Pause your offers',
    about: names.provider(provider),
    does: [
      consequences[selfPause],
      'Where you are a reserve provider, you are not asked, and nothing counts. Offers that are open already stay open: answer them.',
    ],
    fields: [
      {
        name: 'area',
        label: 'Where?',
        kind: 'select',
        choices: [
          { value: '', text: 'In all your areas' },
          ...areas
            .toSorted((a, b) => byName(names.area(a), names.area(b)))
            .map((area) => ({ value: area, text: names.area(area) })),
        ],
        wrong: 'Choose an area, or all',
      },
      {
        name: 'from',
        label: 'From',
        hint: 'Today or later, for example 30/6/2026',
        kind: 'day',
        value: typedDay(today),
        read: toDate,
        wrong: 'Enter the first day, for example 30/6/2026',
      },
      {
        name: 'to',
        label: 'Offers again from',
        hint: 'Leave it empty to pause until you resume',
        kind: 'day',
        read: toDate,
        wrong: 'Enter a day that exists, for example 30/6/2026, or leave it empty',
      },
    ],
    button: 'Pause offers',
    command: PauseOffers,
    where: { provider, framework },
    action: href('/my-offers/pause', { framework }),
    back: href('/my-offers', { framework }),
    done: 'paused',
  };
}
