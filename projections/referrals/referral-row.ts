import type { EndReason } from '../../contexts/packages/index.ts';
import type { OfferRole, Outcome } from '../../contexts/referrals/index.ts';

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
  readonly provider: string;
  readonly role: OfferRole;
  readonly offeredAt: string;
  readonly deadline: string;
  readonly outcome: Outcome;
  readonly decidedAt: string | null;
  readonly reason: string | null;
  readonly exemptions: readonly Exemption[];
  /** Revisions, in the referral's stream, of the events that concern it. */
  readonly events: readonly number[];
}

/** Known by role, provider and instant. */
export interface Skip {
  readonly role: OfferRole;
  readonly provider: string;
  readonly at: string;
  readonly reason: string;
}

export interface CarePackage {
  readonly package: string;
  readonly offer: string | null;
  readonly provider: string;
  readonly weeklyMinutes: number;
  readonly placedAt: string;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  readonly endReason: EndReason | null;
}

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
}

/** The instant that dates an offer: its decision, or the deadline when it lapsed in silence; null while it is open. */
export const decidedAt = ({ outcome, decidedAt: at, deadline }: Offer): string | null =>
  outcome === 'pending' ? null : (at ?? deadline);
