import type { Policy, RecordedEvent } from '#event-sourcing';
import type { AwardConfirmed } from '../../procurement/index.ts';
import { AwardPosition } from '../award-position.ts';

/** What a tender ended in: a position for each line of the award. Those of a past award come with the import. */
export const positionsWhenAwardConfirmed: Policy<AwardConfirmed> = {
  name: 'award-positions-when-award-confirmed',
  react: {
    AwardConfirmed: ({ framework, awards, from, to }, { by }: RecordedEvent) =>
      by.kind === 'import'
        ? []
        : awards.map(
            ({ area, role, provider, rank }) =>
              new AwardPosition({ framework, area, role, provider, from, to, rank }),
          ),
  },
};
