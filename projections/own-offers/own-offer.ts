import type { Instant, LocalDate } from '#event-sourcing';
import type { Criterion, OfferRole, Outcome } from '../../contexts/referrals/index.ts';
import type { FrameworkRow } from '../frameworks/index.ts';
import type { Offer, ReferralRow } from '../referrals/index.ts';

/** What is needed, as a provider may know it: nothing of the customer, and nothing of any other provider. */
export interface OfferedNeed {
  readonly area: string;
  readonly areaName: string;
  readonly weeklyMinutes: number;
  readonly carers: 1 | 2;
  readonly rural: boolean;
  readonly timeSlot: string;
  readonly urgency: 'standard' | 'urgent';
  readonly startBy: LocalDate | null;
}

/** An offer as the provider that it was made to sees it. */
export interface OwnOffer {
  readonly framework: string;
  readonly referral: string;
  readonly offer: string;
  readonly version: number;
  readonly role: OfferRole;
  readonly offeredAt: Instant;
  readonly deadline: Instant;
  readonly outcome: Outcome;
  /** What dates the answer; null while it is open, and when it lapsed in silence. */
  readonly decidedAt: Instant | null;
  readonly reason: string | null;
  readonly need: OfferedNeed;
  /** Another time or day that the provider named; kept when the council agreed. */
  readonly counter: { readonly startOn: LocalDate | null; readonly timeSlot: string | null } | null;
  /** The weekly minutes that it would take, while the council has not decided. */
  readonly partly: number | null;
  /** Accepted after the deadline, by the council's decision. */
  readonly late: boolean;
  /** Another one that said yes came first, by this. */
  readonly notChosen: Criterion | null;
  /** Its package, once it has been placed. */
  readonly package: string | null;
  /** Whether somebody asked that it should not count, and what was decided. */
  readonly exemption: {
    readonly requestedAt: Instant;
    readonly decidedAt: Instant | null;
    readonly decision: 'validated' | 'refused' | null;
  } | null;
  /** Whether it may be asked that it should not count: the policy names its reason, and nobody has asked. */
  readonly mayAskExemption: boolean;
}

/** What was needed in the version that was offered. */
const needOf = (row: ReferralRow, offered: number, { areas }: FrameworkRow): OfferedNeed => {
  const { area, weeklyMinutes, carers, rural, timeSlot, urgency, startBy } =
    row.formerNeeds.find(({ version }) => version === offered) ?? row;
  const areaName = areas[area]?.name ?? area;
  return { area, areaName, weeklyMinutes, carers, rural, timeSlot, urgency, startBy };
};

/** An offer of a referral as its provider sees it. `exemptReasons`: those of the policy that dates it. */
export function ownOffer(
  row: ReferralRow,
  each: Offer,
  framework: FrameworkRow,
  exemptReasons: readonly string[],
): OwnOffer {
  const { offer, version, role, offeredAt, deadline, outcome, decidedAt, reason } = each;
  const asked = each.exemptions.at(-1);
  const declined = outcome === 'declined' || outcome === 'lapsed';
  return {
    ...{ framework: row.framework, referral: row.referral },
    ...{ offer, version, role, offeredAt, deadline, outcome, decidedAt, reason },
    need: needOf(row, version, framework),
    ...{ counter: each.counter, partly: each.partly, late: each.late, notChosen: each.notChosen },
    package: row.packages.find((placed) => placed.offer === offer)?.package ?? null,
    exemption: asked
      ? { requestedAt: asked.requestedAt, decidedAt: asked.decidedAt, decision: asked.decision }
      : null,
    mayAskExemption: declined && !asked && reason !== null && exemptReasons.includes(reason),
  };
}
