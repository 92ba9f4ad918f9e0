import type { EndReason } from '../../contexts/packages/index.ts';
import type {
  Criterion,
  OffFrameworkRequested,
  OfferRole,
  OfferWithdrawalRequested,
  Outcome,
  ProviderChosen,
  ReferralPlacedOffFramework,
  StepOpened,
} from '../../contexts/referrals/index.ts';

type Facts<E> = Omit<E, 'type' | 'framework' | 'referral'>;

/** Known by the instant it was asked for. */
export interface Exemption {
  readonly requestedAt: string;
  readonly requestedBy: string;
  readonly decidedAt: string | null;
  readonly decision: 'validated' | 'refused' | null;
  readonly decidedBy: string | null;
}

export interface Offer {
  readonly offer: string;
  readonly version: number;
  /** Where it was made, whatever becomes of the need or of the area's boundary (domain E28). */
  readonly area: string;
  readonly provider: string;
  readonly role: OfferRole;
  readonly offeredAt: string;
  readonly deadline: string;
  readonly outcome: Outcome;
  readonly decidedAt: string | null;
  readonly reason: string | null;
  readonly exemptions: readonly Exemption[];
  /** Offered by Evenhand, in this round; null: an import told of it. */
  readonly round: number | null;
  /** The provider would take it at another time, or from another day; kept when the broker agreed. */
  readonly counter: { readonly startOn: string | null; readonly timeSlot: string | null } | null;
  /** The provider would take so many weekly minutes, and the broker has not decided. */
  readonly partly: number | null;
  /** Somebody asks to take it back, and a second person has not decided. */
  readonly withdrawal: Omit<Facts<OfferWithdrawalRequested>, 'offer'> | null;
  /** Accepted after the deadline by a broker's decision. */
  readonly late: boolean;
  /** Said yes and was not chosen: by this criterion. */
  readonly notChosen: Criterion | null;
  /** Answers of the provider's that came too late to be taken. */
  readonly refusedAnswers: readonly {
    readonly answer: string;
    readonly at: string;
    readonly because: string;
  }[];
  /** Revisions, in the referral's stream, of the events that concern it. */
  readonly events: readonly number[];
}

/** Known by role, provider and instant. */
export interface Skip {
  readonly role: OfferRole;
  /** Null: nobody held the position. */
  readonly provider: string | null;
  readonly at: string;
  readonly reason: string;
  /** Of the need, when it was passed over. */
  readonly version: number;
}

export interface CarePackage {
  readonly package: string;
  readonly offer: string | null;
  readonly provider: string;
  readonly weeklyMinutes: number;
  readonly placedAt: string;
  /** The rate that it was priced at; null: nobody told. */
  readonly hourlyPence: number | null;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  readonly endReason: EndReason | null;
  /** Other hours, or another area, from a day on; oldest first. `weeklyMinutes` is the newest. */
  readonly variations: readonly {
    readonly weeklyMinutes: number;
    readonly area: string | null;
    readonly on: string;
    readonly reason: string;
  }[];
  /** Which member of the provider's gives the care from a day on, null: the provider itself; oldest first. */
  readonly deliveries: readonly { readonly member: string | null; readonly on: string }[];
  /** No care on the dates [from, to); the last may have no end yet. */
  readonly suspensions: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly reason: string;
  }[];
}

/** What was needed in one version of a referral. */
export type Need = Pick<
  ReferralRow,
  'version' | 'area' | 'weeklyMinutes' | 'carers' | 'rural' | 'timeSlot' | 'urgency' | 'startBy'
>;

/** A referral with everything that became of it. */
export interface ReferralRow {
  readonly framework: string;
  readonly referral: string;
  readonly version: number;
  readonly area: string;
  readonly raisedAt: string;
  readonly weeklyMinutes: number;
  readonly carers: 1 | 2;
  readonly rural: boolean;
  readonly timeSlot: string;
  readonly urgency: 'standard' | 'urgent';
  readonly startBy: string | null;
  readonly offers: readonly Offer[];
  readonly skips: readonly Skip[];
  readonly packages: readonly CarePackage[];
  /** The provider that the customer would rather have. */
  readonly preferred: string | null;
  /** What was needed in older versions, oldest first. */
  readonly formerNeeds: readonly Need[];
  /** Which time round the order is being gone through for this version. */
  readonly round: number;
  /** Every step of this round was tried, and nobody took it. */
  readonly unplaced: boolean;
  /** Why the council needs no provider any more; null: it does. */
  readonly withdrawn: string | null;
  /** The referrals it was split into. */
  readonly parts: readonly string[];
  /** The steps that Evenhand opened, oldest first, with all that each rested on. */
  readonly steps: readonly Facts<StepOpened>[];
  /** The choices among those who said yes, oldest first. */
  readonly choices: readonly Facts<ProviderChosen>[];
  /** A place outside the framework that somebody asks for, and nobody has decided. */
  readonly offFramework: Facts<OffFrameworkRequested> | null;
  /** Places outside the framework that a second person approved. */
  readonly justified: readonly Facts<ReferralPlacedOffFramework>[];
}

/**
 * Where a referral stands: `placed` with a provider, `withdrawn` by the council or `split`, `waiting` for an answer,
 * `to-decide` by a broker (an answer that is neither yes nor no, or a yes that is not placed), `unplaced` after every step, or `to-offer`.
 */
export type Standing = 'to-offer' | 'to-decide' | 'waiting' | 'unplaced' | 'placed' | 'withdrawn' | 'split';

const gone = ['START_FAILED', 'PROVIDER_HANDBACK'];

/**
 * Where it stands now. What an import told of is over once its last offer was withdrawn, or its package came back: a
 * live package that comes back makes a new version of the need, which is offered anew.
 */
export function standingOf({
  packages,
  withdrawn,
  parts,
  offers,
  unplaced,
  steps,
  version,
}: ReferralRow): Standing {
  const cared = packages.some(({ endReason }) => endReason === null || !gone.includes(endReason));
  if (cared || (packages.length > 0 && version === 1)) return 'placed';
  if (parts.length > 0) return 'split';
  if (withdrawn !== null || (steps.length === 0 && offers.at(-1)?.outcome === 'withdrawn'))
    return 'withdrawn';
  const open = offers.filter(({ outcome }) => outcome === 'pending');
  if (open.some(({ counter, partly, withdrawal }) => counter ?? partly ?? withdrawal)) return 'to-decide';
  if (open.length > 0) return 'waiting';
  const taken = offers.find(
    (each) =>
      each.round !== null &&
      each.version === version &&
      each.outcome === 'accepted' &&
      each.notChosen === null,
  );
  if (taken && !packages.some(({ offer }) => offer === taken.offer)) return 'to-decide';
  return unplaced ? 'unplaced' : 'to-offer';
}

/** The instant that dates an offer: its decision, or the deadline when it lapsed in silence; null while it is open. */
export const decidedAt = ({ outcome, decidedAt: at, deadline }: Offer): string | null =>
  outcome === 'pending' ? null : (at ?? deadline);
