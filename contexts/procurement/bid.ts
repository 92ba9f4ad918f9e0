import type { Decider, Instant } from '#event-sourcing';
import type {
  AnswerScored,
  BidContent,
  BidEvent,
  BidReceived,
  QualityAssessed,
  RateExplanationReceived,
  RateExplanationRequested,
  RateFlagged,
  RateReviewConcluded,
  ScoreModerated,
} from './bid.events.ts';

type Facts<E> = Omit<E, 'type'>;
type Rated = Pick<RateFlagged, 'area' | 'service' | 'band'>;

/** A rate under review, as far as it has come: flagged, asked, explained, concluded (regulation 69; section 19). */
export interface RateReview {
  readonly flagged: Facts<RateFlagged>;
  readonly requested: Facts<RateExplanationRequested> | null;
  readonly received: Facts<RateExplanationReceived> | null;
  readonly concluded: Facts<RateReviewConcluded> | null;
}

/** One provider's bid in one tender. */
export interface Bid {
  /** The last one that came in time; null: none, or withdrawn. */
  readonly received: Facts<BidReceived> | null;
  readonly refusedLate: boolean;
  readonly openedAt: Instant | null;
  readonly content: BidContent | null;
  /** The last one of each evaluator for each question. */
  readonly scores: readonly Facts<AnswerScored>[];
  /** By question. */
  readonly moderated: ReadonlyMap<string, Facts<ScoreModerated>>;
  readonly quality: Facts<QualityAssessed> | null;
  /** By `ratedKey`. */
  readonly reviews: ReadonlyMap<string, RateReview>;
  /** Whether the rates of its positions were confirmed. */
  readonly ratesConfirmed: boolean;
}

/** Tells the rates of a bid apart: references hold no "/". */
export const ratedKey = ({ area, service, band }: Rated): string => `${area}/${service}/${band}`;

const reviewed = (state: Bid, rated: Rated, change: Partial<RateReview>): Bid => {
  const review = state.reviews.get(ratedKey(rated));
  return review
    ? { ...state, reviews: new Map(state.reviews).set(ratedKey(rated), { ...review, ...change }) }
    : state;
};

export const bid: Decider<Bid, BidEvent> = {
  category: 'bid',
  initial: {
    ...{ received: null, refusedLate: false, openedAt: null, content: null },
    ...{ scores: [], moderated: new Map(), quality: null, reviews: new Map(), ratesConfirmed: false },
  },
  evolve: {
    BidReceived: (state, received) => ({ ...state, received }),
    BidRefusedLate: (state) => ({ ...state, refusedLate: true }),
    BidWithdrawn: (state) => ({ ...state, received: null }),
    BidOpened: (state, { openedAt, content }) => ({ ...state, openedAt, content }),
    AnswerScored: (state, scored) => ({
      ...state,
      scores: [
        ...state.scores.filter(
          ({ question, evaluator }) => question !== scored.question || evaluator !== scored.evaluator,
        ),
        scored,
      ],
    }),
    ScoreModerated: (state, moderated) => ({
      ...state,
      moderated: new Map(state.moderated).set(moderated.question, moderated),
    }),
    QualityAssessed: (state, quality) => ({ ...state, quality }),
    RateFlagged: (state, flagged) => ({
      ...state,
      reviews: new Map(state.reviews).set(ratedKey(flagged), {
        ...{ flagged, requested: null, received: null, concluded: null },
      }),
    }),
    RateExplanationRequested: (state, requested) => reviewed(state, requested, { requested }),
    RateExplanationReceived: (state, received) => reviewed(state, received, { received }),
    RateReviewConcluded: (state, concluded) => reviewed(state, concluded, { concluded }),
    BidRatesConfirmed: (state) => ({ ...state, ratesConfirmed: true }),
  },
};
