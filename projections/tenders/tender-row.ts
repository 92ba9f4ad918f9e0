import type { Instant, LocalDate } from '#event-sourcing';
import type {
  AnswerScored,
  AwardConfirmed,
  AwardDecided,
  AwardDeclined,
  BidContent,
  OutcomeNotified,
  PricesEvaluated,
  QualityAssessed,
  RateFlagged,
  ScoreModerated,
  TenderOpened,
} from '../../contexts/procurement/index.ts';

type OfTender<E> = Omit<E, 'type' | 'framework' | 'tender'>;
type OfBid<E> = Omit<E, 'type' | 'framework' | 'tender' | 'provider'>;

/** A question, and what all bidders were told. */
export interface Clarification {
  readonly clarification: string;
  /** Who asked; null: the council, and another bidder to a bidder. */
  readonly provider: string | null;
  readonly text: string;
  /** Null: not known, an import told of the answer alone. */
  readonly askedAt: Instant | null;
  readonly answer: {
    readonly text: string;
    readonly sharedWith: 'all' | readonly string[];
    readonly answeredAt: Instant;
  } | null;
}

/** `interests`: the providers in which they have one; null: not declared yet. */
export interface TenderEvaluator {
  readonly evaluator: string;
  /** Null: not known, an import told of the interests alone. */
  readonly appointedAt: Instant | null;
  readonly interests: readonly string[] | null;
}

/** What is known of a bid without opening it. */
export interface BidReceipt {
  readonly provider: string;
  /** The last one that came in time; null: none, or withdrawn. */
  readonly receivedAt: Instant | null;
  readonly digest: string | null;
  readonly withdrawnAt: Instant | null;
  /** The first one that came too late. */
  readonly refusedAt: Instant | null;
}

/** A rate that stands out, as far as its review has come. */
export interface RateReviewRow extends Omit<OfBid<RateFlagged>, 'flaggedAt'> {
  /** Null: not known, an import told of its review alone; then `flags` is empty. */
  readonly flaggedAt: Instant | null;
  readonly requested: { readonly dueOn: LocalDate; readonly requestedAt: Instant } | null;
  readonly received: { readonly text: string; readonly receivedAt: Instant } | null;
  readonly concluded: {
    readonly outcome: 'accepted' | 'rejected';
    readonly reason: string;
    readonly concludedAt: Instant;
  } | null;
}

/** A bid that has been opened, with everything that came of it. */
export interface OpenedBid extends BidContent {
  readonly provider: string;
  /** Null: it was scored without having been opened, as only an import can tell. */
  readonly openedAt: Instant | null;
  readonly openedBy: string | null;
  /** With the canonical content it gives the digest of the receipt. */
  readonly salt: string | null;
  /** The last one of each evaluator for each question. */
  readonly scores: readonly OfBid<AnswerScored>[];
  /** One per question. */
  readonly moderated: readonly OfBid<ScoreModerated>[];
  readonly quality: OfBid<QualityAssessed> | null;
  readonly reviews: readonly RateReviewRow[];
  /** Positions in the log of what was recorded of this bid since its opening. */
  readonly events: readonly number[];
}

/** A tender from its opening to the award, with its bids. Without a title it is unknown: only bids are on record. */
export interface TenderRow extends Omit<TenderOpened, 'type'> {
  readonly extensions: readonly {
    readonly deadline: Instant;
    readonly reason: string;
    readonly at: Instant;
  }[];
  readonly cancelled: { readonly reason: string; readonly at: Instant } | null;
  readonly clarifications: readonly Clarification[];
  readonly evaluators: readonly TenderEvaluator[];
  /** When every bid was open, of an import the last one that it told of; null: they are sealed. */
  readonly bidsOpenedAt: Instant | null;
  /** Whose bids were not what had been received, and were left out. */
  readonly unreadable: readonly string[];
  /** Of whoever bid, or tried to: nobody's but its own before the opening. */
  readonly receipts: readonly BidReceipt[];
  /** Those that have been opened. */
  readonly bids: readonly OpenedBid[];
  /** The last evaluation of each area. */
  readonly prices: readonly OfTender<PricesEvaluated>[];
  readonly award: OfTender<AwardDecided> | null;
  /** Positions declined of the award that is decided. */
  readonly declined: readonly OfTender<AwardDeclined>[];
  readonly notified: OfTender<OutcomeNotified> | null;
  readonly confirmed: OfTender<AwardConfirmed> | null;
  /** Positions in the log of the tender's own events. */
  readonly events: readonly number[];
}

export const noTender: TenderRow = {
  ...{ framework: '', tender: '', title: '', regime: 'PA2023', generation: 1, lots: [], rates: [] },
  ...{ questions: [], scale: 1, weights: { quality: 0, price: 0 }, minimumQualityPercent: 0 },
  ...{ priceMethod: 'lowest-over-price', benchmarkPence: null },
  objective: { primary: 1, secondary: 1, by: 'points' },
  ...{ questionsUntil: '', deadline: '', standstillWorkingDays: null, openedAt: '' },
  ...{ extensions: [], cancelled: null, clarifications: [], evaluators: [], bidsOpenedAt: null },
  ...{
    unreadable: [],
    receipts: [],
    bids: [],
    prices: [],
    award: null,
    declined: [],
    notified: null,
    confirmed: null,
  },
  events: [],
};
