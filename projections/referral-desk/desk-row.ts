import type { Instant, LocalDate } from '#event-sourcing';
import type { OfferRole } from '../../contexts/referrals/index.ts';
import { type Offer, type ReferralRow, type Standing, standingOf } from '../referrals/index.ts';

/** What waits for a person's decision. */
export type Decision =
  'counter-offer' | 'partial-acceptance' | 'withdrawal' | 'late-acceptance' | 'placement' | 'off-framework';

/** An offer that waits for an answer. */
export interface OpenOffer {
  readonly offer: string;
  readonly provider: string;
  readonly role: OfferRole;
  readonly deadline: Instant;
}

/** A referral on the desk. */
export interface DeskRow {
  readonly referral: string;
  readonly version: number;
  readonly area: string;
  readonly urgency: 'standard' | 'urgent';
  readonly weeklyMinutes: number;
  readonly carers: 1 | 2;
  readonly rural: boolean;
  readonly timeSlot: string;
  readonly startBy: LocalDate | null;
  readonly raisedAt: Instant;
  readonly standing: Standing;
  /** Whether all that is known of its offers is what an import told. */
  readonly onlyImported: boolean;
  /** Which time round the order is being gone through. */
  readonly round: number;
  /** The role that was asked last in this version and round; null: none yet. */
  readonly step: OfferRole | null;
  /** The one that is due first comes first. */
  readonly openOffers: readonly OpenOffer[];
  /** When the first open offer lapses; null: none is open. */
  readonly nextDeadline: Instant | null;
  /** What waits for a person; null: nothing does. */
  readonly needsDecision: Decision | null;
}

const decisionOn = ({ counter, partly, withdrawal }: Offer): Decision | null => {
  if (withdrawal) return 'withdrawal';
  if (counter) return 'counter-offer';
  return partly === null ? null : 'partial-acceptance';
};

const cameTooLate = ({ outcome, late, refusedAnswers }: Offer): boolean =>
  outcome === 'lapsed' && !late && refusedAnswers.some(({ answer }) => answer === 'accept');

function needsDecision(row: ReferralRow, standing: Standing, open: readonly Offer[]): Decision | null {
  if (standing === 'placed' || standing === 'withdrawn' || standing === 'split') return null;
  const asked = open.map((each) => decisionOn(each)).find((each) => each !== null);
  if (asked) return asked;
  if (standing === 'to-decide') return 'placement';
  if (row.offFramework) return 'off-framework';
  const ofThis = row.offers.filter(({ version }) => version === row.version);
  return ofThis.some((each) => cameTooLate(each)) ? 'late-acceptance' : null;
}

/** A referral as it lies on the desk. */
export function deskRow(row: ReferralRow): DeskRow {
  const {
    referral,
    version,
    area,
    urgency,
    weeklyMinutes,
    carers,
    rural,
    timeSlot,
    startBy,
    raisedAt,
    round,
  } = row;
  const standing = standingOf(row);
  const open = row.offers
    .filter(({ outcome }) => outcome === 'pending')
    .toSorted((a, b) => (a.deadline < b.deadline ? -1 : 1));
  const asked = row.offers.findLast(
    (each) => each.version === version && (each.round === null || each.round === round),
  );
  return {
    ...{ referral, version, area, urgency, weeklyMinutes, carers, rural, timeSlot, startBy, raisedAt },
    standing,
    onlyImported: row.steps.length === 0 && row.offers.length > 0,
    round,
    step: asked?.role ?? null,
    openOffers: open.map(({ offer, provider, role, deadline }) => ({ offer, provider, role, deadline })),
    nextDeadline: open[0]?.deadline ?? null,
    needsDecision: needsDecision(row, standing, open),
  };
}
