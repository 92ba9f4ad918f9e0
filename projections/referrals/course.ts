import type { Evolve } from '#event-sourcing';
import type {
  CustomerPreferenceRecorded,
  OrderEvent,
  ReferralAmended,
  ReferralSplit,
  ReferralWithdrawn,
} from '../../contexts/referrals/index.ts';
import { onOffer } from './on-offer.ts';
import type { ReferralRow } from './referral-row.ts';

type CourseEvent =
  OrderEvent | ReferralAmended | ReferralWithdrawn | CustomerPreferenceRecorded | ReferralSplit;

/** A new version goes through the order from its first step on; what was needed before is kept. */
const begunAnew = ({ formerNeeds, ...row }: ReferralRow) => {
  const { version, area, weeklyMinutes, carers, rural, timeSlot, urgency, startBy } = row;
  const before = { version, area, weeklyMinutes, carers, rural, timeSlot, urgency, startBy };
  return { formerNeeds: [...formerNeeds, before], round: 1, unplaced: false, offFramework: null };
};

const unchanged = (row: ReferralRow): ReferralRow => row;

/** How a referral goes its way: its need, the steps of the order, and where it ends. */
export const course: Evolve<ReferralRow, CourseEvent> = {
  ReferralAmended: (row, { reason: _reason, ...need }) => ({
    ...row,
    ...need,
    ...(need.version === row.version ? {} : begunAnew(row)),
  }),
  ReferralWithdrawn: (row, { reason }) => ({ ...row, withdrawn: reason }),
  CustomerPreferenceRecorded: (row, { provider }) => ({ ...row, preferred: provider }),
  ReferralSplit: (row, { parts }) => ({ ...row, parts: parts.map(({ referral }) => referral) }),
  StepOpened: (row, { framework: _framework, referral: _referral, ...step }) => ({
    ...row,
    steps: [...row.steps, step],
  }),
  ProviderChosen: (row, { framework: _framework, referral: _referral, ...choice }) => ({
    ...row,
    choices: [...row.choices, choice],
  }),
  OfferNotChosen: (row, { offer, because }, recorded) =>
    onOffer(row, offer, recorded, (each) => ({ ...each, notChosen: because })),
  ReferralPlaced: unchanged,
  ReferralUnplaced: (row) => ({ ...row, unplaced: true }),
  RoundOpened: (row, { round }) => ({ ...row, round, unplaced: false }),
  OffFrameworkRequested: (row, { framework: _framework, referral: _referral, ...asked }) => ({
    ...row,
    offFramework: asked,
  }),
  OffFrameworkRefused: (row) => ({ ...row, offFramework: null }),
  ReferralPlacedOffFramework: (row, { framework: _framework, referral: _referral, ...placed }) => ({
    ...row,
    offFramework: null,
    justified: [...row.justified, placed],
  }),
  ConflictOverridden: unchanged,
};
