import type { Instant, LocalDate } from '#event-sourcing';
import type { OfferWithdrawalRequested } from './answer.events.ts';
import type { Criterion, OffFrameworkRequested, StepOpened } from './order.events.ts';
import type { OfferRole, Outcome, ReferralReceived, ReferralSplit, StepSkipped } from './referral.events.ts';

type Facts<E> = Omit<E, 'type'>;

/** Known by the instant it was asked for. */
export interface Exemption {
  readonly requestedAt: Instant;
  readonly requestedBy: string;
  readonly decision: 'validated' | 'refused' | null;
}

/** At another time, or from another day; null: as was asked. */
export interface CounterOffer {
  readonly startOn: LocalDate | null;
  readonly timeSlot: string | null;
}

export interface Offer {
  readonly version: number;
  /** Which time round; null: not offered by Evenhand. */
  readonly round: number | null;
  readonly provider: string;
  readonly role: OfferRole;
  readonly offeredAt: Instant;
  readonly deadline: Instant;
  readonly outcome: Outcome;
  /** Null while it is open, and when it lapsed in silence: then the deadline dates it. */
  readonly decidedAt: Instant | null;
  readonly reason: string | null;
  /** In the order in which they were asked for. */
  readonly exemptions: readonly Exemption[];
  /** The provider's, while the broker has not decided it; kept when he agrees. */
  readonly counter: CounterOffer | null;
  /** The weekly minutes that the provider would take, while the broker has not decided. */
  readonly partly: number | null;
  /** Somebody asks to take it back, and a second person has not decided. */
  readonly withdrawal: Facts<OfferWithdrawalRequested> | null;
  /** Accepted after the deadline, by a broker's decision. */
  readonly late: boolean;
  /** Accepted, and another was chosen: by this. */
  readonly notChosen: Criterion | null;
  /** What answers of the provider's were refused, as `accept`. */
  readonly refusedAnswers: readonly string[];
}

/** A referral as far as its verbs need it. */
export interface Referral {
  /** What is needed, in its newest version; null: not received. */
  readonly need: Facts<ReferralReceived> | null;
  /** The provider that the customer would rather have. */
  readonly preferred: string | null;
  /** Every offer ever made for it, by its reference, in the order of making. */
  readonly offers: ReadonlyMap<string, Offer>;
  /** The steps that Evenhand opened, oldest first. */
  readonly steps: readonly Facts<StepOpened>[];
  /** Whoever was passed over, with the version and the round in which it was. */
  readonly skips: readonly (Facts<StepSkipped> & { readonly version: number; readonly round: number })[];
  /** Which time round; a new version begins with 1. */
  readonly round: number;
  /** Whether every step of this round was tried in vain. */
  readonly unplaced: boolean;
  /** The one chosen among those who said yes in the newest version; null: none yet. */
  readonly chosen: string | null;
  /** Its package, once it is placed. */
  readonly placed: {
    readonly package: string;
    readonly provider: string;
    readonly offer: string | null;
  } | null;
  readonly withdrawn: boolean;
  /** Into which parts; null: it was not. */
  readonly split: Facts<ReferralSplit> | null;
  /** A place outside the framework that somebody asked for, and nobody has decided. */
  readonly offFramework: Facts<OffFrameworkRequested> | null;
  /** Who may go on with it in spite of an interest in a provider. */
  readonly overridden: readonly string[];
}

/** The offers that were made for the newest version of the need. */
export const ofThisVersion = ({ need, offers }: Referral): readonly (readonly [string, Offer])[] =>
  [...offers].filter(([, { version }]) => version === need?.version);

/** The offers that wait for an answer, whatever their version. */
export const openOffers = ({ offers }: Referral): readonly (readonly [string, Offer])[] =>
  [...offers].filter(([, { outcome }]) => outcome === 'pending');
