import type { Decider } from '#event-sourcing';
import type {
  IndicatorRecorded,
  NoticeReceived,
  OversightEvent,
  RatingRecorded,
  WeekDelivered,
} from './oversight.events.ts';

type Facts<E> = Omit<E, 'type'>;

/** By key: what is on record of a provider, each fact as last corrected. */
export interface Oversight {
  readonly ratings: Readonly<Record<string, Facts<RatingRecorded>>>;
  readonly indicators: Readonly<Record<string, Facts<IndicatorRecorded>>>;
  readonly weeks: Readonly<Record<string, Facts<WeekDelivered>>>;
  readonly notices: Readonly<Record<string, Facts<NoticeReceived>>>;
}

/** What tells one fact of a provider from another. */
export const keys = {
  rating: ({ kind, on }: Pick<RatingRecorded, 'kind' | 'on'>) => `${kind}/${on}`,
  indicator: ({ kind, framework, area, on }: Pick<IndicatorRecorded, 'kind' | 'framework' | 'area' | 'on'>) =>
    `${kind}/${framework ?? ''}/${area ?? ''}/${on}`,
  week: ({ framework, area, week }: Pick<WeekDelivered, 'framework' | 'area' | 'week'>) =>
    `${framework}/${area}/${week}`,
  notice: ({ kind, on }: Pick<NoticeReceived, 'kind' | 'on'>) => `${kind}/${on}`,
} as const;

const withRating = (state: Oversight, fact: Facts<RatingRecorded>): Oversight => ({
  ...state,
  ratings: { ...state.ratings, [keys.rating(fact)]: fact },
});
const withIndicator = (state: Oversight, fact: Facts<IndicatorRecorded>): Oversight => ({
  ...state,
  indicators: { ...state.indicators, [keys.indicator(fact)]: fact },
});
const withWeek = (state: Oversight, fact: Facts<WeekDelivered>): Oversight => ({
  ...state,
  weeks: { ...state.weeks, [keys.week(fact)]: fact },
});
const withNotice = (state: Oversight, fact: Facts<NoticeReceived>): Oversight => ({
  ...state,
  notices: { ...state.notices, [keys.notice(fact)]: fact },
});

/** What the council knows of a provider beside the framework's own events. */
export const oversight: Decider<Oversight, OversightEvent> = {
  category: 'oversight',
  initial: { ratings: {}, indicators: {}, weeks: {}, notices: {} },
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
