import type { Decider } from '#event-sourcing';
import type { OfferOutcomeCorrected, Outcome, ReferralEvent } from './referral.events.ts';
import type { Exemption, Offer, Referral } from './referral-state.ts';

export type * from './referral-state.ts';

interface About {
  readonly offer: string;
}

const onOffer = (state: Referral, { offer }: About, change: (known: Offer) => Offer): Referral => {
  const known = state.offers.get(offer);
  return known ? { ...state, offers: new Map(state.offers).set(offer, change(known)) } : state;
};

type Answer = About & Pick<Offer, 'decidedAt' | 'reason'>;
const answered =
  (outcome: Outcome) =>
  (state: Referral, { offer, decidedAt, reason }: Answer): Referral =>
    onOffer(state, { offer }, (known) => ({
      ...known,
      ...{ outcome, decidedAt, reason, partly: null, withdrawal: null },
      counter: outcome === 'accepted' ? known.counter : null,
    }));

type Decided = About & Pick<Exemption, 'requestedAt'>;
const withDecision = (
  state: Referral,
  { offer, requestedAt }: Decided,
  facts: Partial<Exemption>,
): Referral =>
  onOffer(state, { offer }, (known) => ({
    ...known,
    exemptions: known.exemptions.map((each) =>
      each.requestedAt === requestedAt ? { ...each, ...facts } : each,
    ),
  }));

const corrected = (
  state: Referral,
  { offer, provider, deadline, outcome, decidedAt, reason }: Omit<OfferOutcomeCorrected, 'type'>,
): Referral =>
  onOffer(state, { offer }, (known) => ({ ...known, provider, deadline, outcome, decidedAt, reason }));

/** A new need is offered from the first step on. */
const anew = { round: 1, unplaced: false, chosen: null, placed: null, offFramework: null } as const;

const unchanged = (state: Referral): Referral => state;

/** A referral and how each of its offers was answered. */
export const referral: Decider<Referral, ReferralEvent> = {
  category: 'referral',
  initial: {
    need: null,
    preferred: null,
    offers: new Map(),
    steps: [],
    skips: [],
    ...anew,
    withdrawn: false,
    split: null,
    overridden: [],
  },
  evolve: {
    ReferralReceived: (state, need) => ({ ...state, need }),
    ReferralCorrected: (state, facts) => ({
      ...state,
      need: { ...facts, version: state.need?.version ?? 1 },
    }),
    ReferralAmended: (state, { reason: _reason, ...need }) => ({
      ...state,
      need,
      ...(need.version === state.need?.version ? {} : anew),
    }),
    ReferralWithdrawn: (state) => ({ ...state, withdrawn: true }),
    CustomerPreferenceRecorded: (state, { provider }) => ({ ...state, preferred: provider }),
    ReferralSplit: (state, split) => ({ ...state, split }),
    StepOpened: (state, step) => ({ ...state, steps: [...state.steps, step] }),
    ReferralOffered: (state, { offer, provider, role, version, offeredAt, deadline }) => ({
      ...state,
      offers: new Map(state.offers).set(offer, {
        ...{ version, provider, role, offeredAt, deadline },
        round: state.steps.findLast(({ invited }) => invited.includes(offer))?.round ?? null,
        ...{ outcome: 'pending', decidedAt: null, reason: null, exemptions: [] },
        ...{
          counter: null,
          partly: null,
          withdrawal: null,
          late: false,
          notChosen: null,
          refusedAnswers: [],
        },
      }),
    }),
    OfferAccepted: answered('accepted'),
    OfferDeclined: answered('declined'),
    OfferLapsed: answered('lapsed'),
    OfferWithdrawn: answered('withdrawn'),
    OfferOutcomeCorrected: corrected,
    OfferCountered: (state, { offer, startOn, timeSlot }) =>
      onOffer(state, { offer }, (known) => ({ ...known, counter: { startOn, timeSlot }, partly: null })),
    OfferPartiallyAccepted: (state, { offer, weeklyMinutes }) =>
      onOffer(state, { offer }, (known) => ({ ...known, partly: weeklyMinutes, counter: null })),
    OfferWithdrawalRequested: (state, withdrawal) =>
      onOffer(state, withdrawal, (known) => ({ ...known, withdrawal })),
    OfferWithdrawalRefused: (state, about) =>
      onOffer(state, about, (known) => ({ ...known, withdrawal: null })),
    LateAcceptanceTaken: (state, { offer, decidedAt }) =>
      onOffer(state, { offer }, (known) => ({ ...known, outcome: 'accepted', decidedAt, late: true })),
    AnswerRefused: (state, { offer, answer }) =>
      onOffer(state, { offer }, (known) => ({
        ...known,
        refusedAnswers: [...known.refusedAnswers, answer],
      })),
    AnswerBackdated: unchanged,
    StepSkipped: (state, skip) => ({
      ...state,
      skips: [...state.skips, { ...skip, version: state.need?.version ?? 1, round: state.round }],
    }),
    StepSkipCorrected: unchanged,
    ProviderChosen: (state, { offer }) => ({ ...state, chosen: offer }),
    OfferNotChosen: (state, { offer, because }) =>
      onOffer(state, { offer }, (known) => ({ ...known, notChosen: because })),
    ReferralPlaced: (state, { package: reference, provider, offer }) => ({
      ...state,
      placed: { package: reference, provider, offer },
    }),
    ReferralUnplaced: (state) => ({ ...state, unplaced: true }),
    RoundOpened: (state, { round }) => ({ ...state, round, unplaced: false }),
    OffFrameworkRequested: (state, offFramework) => ({ ...state, offFramework }),
    OffFrameworkRefused: (state) => ({ ...state, offFramework: null }),
    ReferralPlacedOffFramework: (state, { package: reference, provider }) => ({
      ...state,
      placed: { package: reference, provider, offer: null },
      offFramework: null,
    }),
    ConflictOverridden: (state, { person }) => ({ ...state, overridden: [...state.overridden, person] }),
    DeclineExemptionRequested: (state, { offer, requestedAt, requestedBy }) =>
      onOffer(state, { offer }, (known) => ({
        ...known,
        exemptions: [...known.exemptions, { requestedAt, requestedBy, decision: null }],
      })),
    DeclineExemptionValidated: (state, decided) => withDecision(state, decided, { decision: 'validated' }),
    DeclineExemptionRefused: (state, decided) => withDecision(state, decided, { decision: 'refused' }),
    DeclineExemptionCorrected: (state, { offer, requestedAt, requestedBy, decision }) =>
      withDecision(state, { offer, requestedAt }, { requestedBy, decision }),
  },
};
