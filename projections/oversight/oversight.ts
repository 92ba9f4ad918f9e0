import type { RecordedEvent } from '#event-sourcing';
import {
  type IndicatorRecorded,
  keys,
  type NoticeReceived,
  type OversightEvent,
  type RatingRecorded,
  type WeekDelivered,
} from '../../contexts/oversight/index.ts';
import type { ScopedView } from '../scope/index.ts';

/** A fact with the revisions, in the provider's stream of oversight, of the events that say it. */
type Said<F> = Omit<F, 'type' | 'provider'> & { readonly events: readonly number[] };
export type Rating = Said<RatingRecorded>;
export type Indicator = Said<IndicatorRecorded>;
export type DeliveredWeek = Said<WeekDelivered>;
export type Notice = Said<NoticeReceived>;

/** What is known of a provider beside the framework's own events, each as last corrected, in the order recorded. */
export interface OversightRow {
  readonly provider: string;
  readonly ratings: readonly Rating[];
  readonly indicators: readonly Indicator[];
  readonly weeks: readonly DeliveredWeek[];
  readonly notices: readonly Notice[];
}

type Key<F> = (fact: F) => string;

/** The facts with one more, or with the one of the same key in its new form. */
function withFact<F extends { readonly events: readonly number[] }>(
  facts: readonly F[],
  keyOf: Key<F>,
  fact: Omit<F, 'events'>,
  { rev }: RecordedEvent,
): readonly F[] {
  const said = { ...fact, events: [rev] } as unknown as F;
  const key = keyOf(said);
  if (!facts.some((known) => keyOf(known) === key)) return [...facts, said];
  return facts.map((known) => (keyOf(known) === key ? { ...said, events: [...known.events, rev] } : known));
}

const withRating = (
  row: OversightRow,
  { provider, ...fact }: Omit<RatingRecorded, 'type'>,
  recorded: RecordedEvent,
) => ({
  ...row,
  provider,
  ratings: withFact<Rating>(row.ratings, keys.rating, fact, recorded),
});
const withIndicator = (
  row: OversightRow,
  { provider, ...fact }: Omit<IndicatorRecorded, 'type'>,
  recorded: RecordedEvent,
) => ({ ...row, provider, indicators: withFact<Indicator>(row.indicators, keys.indicator, fact, recorded) });
const withWeek = (
  row: OversightRow,
  { provider, ...fact }: Omit<WeekDelivered, 'type'>,
  recorded: RecordedEvent,
) => ({
  ...row,
  provider,
  weeks: withFact<DeliveredWeek>(row.weeks, keys.week, fact, recorded),
});
const withNotice = (
  row: OversightRow,
  { provider, ...fact }: Omit<NoticeReceived, 'type'>,
  recorded: RecordedEvent,
) => ({
  ...row,
  provider,
  notices: withFact<Notice>(row.notices, keys.notice, fact, recorded),
});

/** What is known of providers beside the framework's own events: a row per provider, keyed by its reference. */
export const oversight: ScopedView<OversightRow, OversightEvent> = {
  name: 'oversight',
  version: 1,
  key: ({ provider }) => provider,
  within: (row, scope) => (scope.covers(row.provider) ? row : undefined),
  initial: { provider: '', ratings: [], indicators: [], weeks: [], notices: [] },
  evolve: {
    RatingRecorded: withRating,
    RatingCorrected: withRating,
    IndicatorRecorded: withIndicator,
    IndicatorCorrected: withIndicator,
    WeekDelivered: withWeek,
    WeekDeliveredCorrected: withWeek,
    NoticeReceived: withNotice,
    NoticeCorrected: withNotice,
  },
};
