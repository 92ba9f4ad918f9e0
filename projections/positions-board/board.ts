import type { Projection, RecordedEvent } from '#event-sourcing';
import type {
  HistoryTransferred,
  LimitExceptionEvent,
  PositionAwarded,
  PositionChangeEvent,
  PositionCorrected,
  PositionVacated,
  RanksReviewed,
  Role,
} from '../../contexts/agreement/index.ts';
import { dayInWords } from '../measures/index.ts';
import type { BoardRow, LimitException } from './board-row.ts';

type Told =
  | PositionAwarded
  | PositionVacated
  | PositionCorrected
  | HistoryTransferred
  | PositionChangeEvent
  | LimitExceptionEvent
  | RanksReviewed;

interface Place {
  readonly framework: string;
  readonly area: string;
  readonly role: Role;
}

/** The row with one more thing that happened to a position. */
const told = (
  row: BoardRow,
  { framework, area, role }: Place,
  { occurred: at, rev, type }: RecordedEvent,
  providers: readonly string[],
  what: string,
): BoardRow => ({
  ...row,
  framework,
  history: [...row.history, { area, role, providers, at, what, type, events: [rev] }],
});

const onException = (
  row: BoardRow,
  of: Place & { readonly provider: string },
  { rev }: RecordedEvent,
  facts: Partial<LimitException>,
): BoardRow => {
  const known = row.exceptions.findLast(
    (each) => each.area === of.area && each.role === of.role && each.provider === of.provider,
  );
  return {
    ...row,
    exceptions: row.exceptions.map((each) =>
      each === known ? { ...each, ...facts, events: [...each.events, rev] } : each,
    ),
  };
};

const until = (to: string | null) => (to === null ? '' : ` until the day before ${dayInWords(to)}`);
const decision = ({ decidedAt, decidedBy }: { decidedAt: string; decidedBy: string }) => ({
  decidedAt,
  decidedBy,
});

/** What happened to the positions: a row per framework, keyed by its reference. No provider sees it. */
export const positionsBoard: Projection<BoardRow, Told> = {
  name: 'positions-board',
  version: 1,
  key: ({ framework }) => framework,
  initial: { framework: '', exceptions: [], reviews: [], history: [] },
  evolve: {
    PositionAwarded: (row, of, recorded) =>
      told(
        row,
        of,
        recorded,
        [of.provider],
        `Awarded to ${of.provider} from ${dayInWords(of.from)}${until(of.to)}${of.rank === null ? '' : `, rank ${of.rank}`}.`,
      ),
    PositionVacated: (row, of, recorded) =>
      told(
        row,
        of,
        recorded,
        [of.provider],
        `Not held by ${of.provider} from ${dayInWords(of.on)}${of.on === of.from ? ', so that it never was' : ''}: ${of.reason}.`,
      ),
    PositionCorrected: (row, of, recorded) =>
      told(
        row,
        of,
        recorded,
        [of.provider],
        `The record was corrected: ${of.provider} from ${dayInWords(of.from)}${until(of.to)}.`,
      ),
    PositionSteppedDown: (row, of, recorded) =>
      told(
        row,
        of,
        recorded,
        [of.provider],
        `${of.provider} steps down to ${of.into} from ${dayInWords(of.on)}: ${of.reason}.`,
      ),
    PositionNovated: (row, of, recorded) =>
      told(
        row,
        of,
        recorded,
        [of.provider, of.successor],
        `Novated from ${of.provider} to ${of.successor} from ${dayInWords(of.on)}: ${of.evidence}.`,
      ),
    HistoryTransferred: (row, of, recorded) =>
      told(
        row,
        of,
        recorded,
        [of.from, of.to],
        `The figures of ${of.to} begin with those of ${of.from} from ${dayInWords(of.on)}: ${of.evidence}.`,
      ),
    LimitExceptionRequested: (row, { framework, ...asked }, recorded) =>
      told(
        {
          ...row,
          exceptions: [
            ...row.exceptions,
            { ...asked, standing: 'requested', decidedAt: null, decidedBy: null, events: [recorded.rev] },
          ],
        },
        { framework, ...asked },
        recorded,
        [asked.provider],
        `An award to ${asked.provider} beyond the limit was asked for: ${asked.reason}.`,
      ),
    LimitExceptionApproved: (row, of, recorded) =>
      told(
        onException(row, of, recorded, { standing: 'approved', ...decision(of) }),
        of,
        recorded,
        [of.provider],
        `Another person approved an award to ${of.provider} beyond the limit.`,
      ),
    LimitExceptionRefused: (row, of, recorded) =>
      told(
        onException(row, of, recorded, { standing: 'refused', ...decision(of) }),
        of,
        recorded,
        [of.provider],
        `An award to ${of.provider} beyond the limit was refused: ${of.reason}.`,
      ),
    LimitExceptionUsed: (row, of, recorded) => onException(row, of, recorded, { standing: 'used' }),
    RanksReviewed: (row, { framework, ...review }, recorded) =>
      told(
        { ...row, reviews: [...row.reviews, { ...review, events: [recorded.rev] }] },
        { framework, ...review },
        recorded,
        review.ranking.map(({ provider }) => provider),
        `Ranked anew from ${dayInWords(review.on)}: ` +
          `${review.ranking.map(({ provider, rank }) => `${rank} ${provider}`).join(', ')}.`,
      ),
  },
};
