import type { Instant, LocalDate } from '#event-sourcing';
import type { PassedOver } from '../passed-over.events.ts';
import type { QualityAssessed, RateFlagged } from '../bid.events.ts';
import type { Lot, Question, RankedBid, TenderOpened } from '../tender.events.ts';

/** The score that was agreed on for an answer, and why. Null: none is on record. */
export interface ToldScore extends Pick<Question, 'question' | 'title' | 'weight' | 'minimum'> {
  readonly score: number | null;
  readonly reason: string | null;
}

/** Points in an area, in millionths: those for quality and for price add up to the total. */
export type ToldPoints = Pick<RankedBid, 'quality' | 'price' | 'total'>;

/**
 * Why a position that was bid for is this bidder's, or is not: `awarded`; `listed` on the reserve list; the winner has
 * more points (`fewer-points`); the bid did not pass on quality (`quality`), or has no price that stands (`no-price`);
 * not on the reserve list, as it is given or holds another position here, or declined this one (`not-free`); or why it
 * was passed over.
 */
export type Grounds =
  'awarded' | 'listed' | 'fewer-points' | 'quality' | 'no-price' | 'not-free' | PassedOver['why'];

/** What came of the bid for one position. */
export interface ToldPosition extends Lot {
  /** Null: the bid has no price in the area. `rank` is among all bids of the area that have one. */
  readonly own: (ToldPoints & Pick<RankedBid, 'rank'>) | null;
  /** Another who is given the position; null: it is this bidder's, nobody's, or on a list that many are on. */
  readonly winner: (ToldPoints & Pick<RankedBid, 'provider'>) | null;
  readonly grounds: Grounds;
  /** With `limit`: where the bidder is given positions of the kind, and how many it may be given. */
  readonly areas: readonly string[];
  readonly most: number | null;
}

/** What one bidder is told of the outcome: its own scores, the winners' and the reasons; nobody else's, and no rate. */
export interface Letter extends Pick<
  TenderOpened,
  'framework' | 'tender' | 'title' | 'regime' | 'scale' | 'weights' | 'minimumQualityPercent'
> {
  readonly provider: string;
  /** Out of 100, in millionths; null: it was not assessed. */
  readonly quality: Pick<QualityAssessed, 'points' | 'passed' | 'failed'> | null;
  readonly answers: readonly ToldScore[];
  readonly positions: readonly ToldPosition[];
  /** Who is given a position that this bidder bid for, with the scores of its answers. */
  readonly winners: readonly {
    readonly provider: string;
    /** As the letters name it; null: a draft. */
    readonly name: string | null;
    readonly answers: readonly ToldScore[];
  }[];
  /** Its own rates that were rejected after it had explained them. */
  readonly rejected: readonly (Pick<RateFlagged, 'area' | 'service' | 'band' | 'hourlyPence'> & {
    readonly reason: string;
  })[];
  /** The dates [from, to) of the positions. */
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  /** Null: a draft, which no bidder has seen. */
  readonly notifiedAt: Instant | null;
  /** Null: there is no standstill, or it is a draft. */
  readonly standstillEndsOn: LocalDate | null;
}
