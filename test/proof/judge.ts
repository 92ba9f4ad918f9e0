import type { RecordedEvent } from '#event-sourcing';
import type { OfferRole } from '../../contexts/referrals/index.ts';
import { Facts } from './facts.ts';
import { JudgedReferral } from './judged-referral.ts';

type Take = (referral: JudgedReferral, data: never, recorded: RecordedEvent) => void;

interface Answer {
  readonly offer: string;
  readonly reason: string | null;
}

const answered =
  (outcome: 'accepted' | 'declined' | 'lapsed' | 'withdrawn'): Take =>
  (referral, { offer, reason }: Answer, { at }) =>
    referral.answered(offer, outcome, at, reason);

/** The provider answered, and the council decides. */
const neither =
  (countered: boolean): Take =>
  (referral, { offer }: Answer, { at }) => {
    const known = referral.offers.get(offer);
    if (known?.outcome !== 'pending' || at > known.deadline)
      referral.faults.push(`${offer} was answered when it was not open`);
    else Object.assign(known, { answered: true, countered });
  };

interface Skip {
  readonly role: OfferRole;
  readonly provider: string | null;
}

const takes: Readonly<Record<string, Take>> = {
  ReferralReceived: (referral, need: JudgedReferral['need']) => void (referral.need = need),
  ReferralAmended: (referral, need: JudgedReferral['need']) => {
    if (need.version !== referral.need.version) referral.beginAnew();
    referral.need = need;
  },
  ReferralWithdrawn: (referral) => void (referral.over = 'withdrawn'),
  ReferralSplit: (referral) => void (referral.over = 'split'),
  CustomerPreferenceRecorded: (referral, { provider }: { readonly provider: string | null }) =>
    void (referral.preferred = provider),
  StepOpened: (referral, step: never, { at }) => referral.stepOpened(step, at),
  ReferralOffered: (referral, offer: never, { at }) => referral.offered(offer, at),
  OfferAccepted: answered('accepted'),
  OfferDeclined: answered('declined'),
  OfferLapsed: answered('lapsed'),
  OfferWithdrawn: answered('withdrawn'),
  OfferCountered: neither(true),
  OfferPartiallyAccepted: neither(false),
  OfferWithdrawalRequested: (referral, { offer }: Answer) =>
    void Object.assign(referral.offers.get(offer) ?? {}, { withdrawing: true }),
  OfferWithdrawalRefused: (referral, { offer }: Answer) =>
    void Object.assign(referral.offers.get(offer) ?? {}, { withdrawing: false }),
  LateAcceptanceTaken: (referral, { offer }: Answer) => {
    const known = referral.offers.get(offer);
    if (known?.outcome !== 'lapsed' || referral.placed !== null)
      referral.faults.push(`${offer} was taken late, and was not late`);
    else known.outcome = 'accepted';
  },
  OfferOutcomeCorrected: (referral, { offer, outcome }: never) =>
    void Object.assign(referral.offers.get(offer) ?? {}, { outcome }),
  StepSkipped: (referral, { role, provider }: Skip) =>
    void referral.skips.push({ role, provider, version: referral.need.version, round: referral.round }),
  ProviderChosen: (referral, choice: never) => referral.chosen(choice),
  ReferralPlaced: (
    referral,
    { offer, provider }: { readonly offer: string; readonly provider: string },
    { at },
  ) => referral.placedWith(offer, provider, at),
  ReferralPlacedOffFramework: (referral, { provider }: { readonly provider: string }) =>
    void (referral.placed = provider),
  ReferralUnplaced: (referral, _data, { at }) => referral.givenUp(at),
  RoundOpened: (referral, { round }: { readonly round: number }) => {
    if (!referral.unplaced) referral.faults.push(`round ${round} began before the last was over`);
    Object.assign(referral, { round, unplaced: false });
  },
};

/** Reads a history from its first fact on: every referral in it, and each breach of the rules of the order. */
export function judge(events: readonly RecordedEvent[]) {
  const facts = new Facts();
  const referrals = new Map<string, JudgedReferral>();
  for (const event of events) {
    facts.learn(event);
    const { type, data } = event;
    if (type === 'PackageHandedBack' || type === 'PackageStartFailed')
      referrals.get(`referral-${String(data['framework'])}-${String(data['referral'])}`)?.packageReturned();
    if (!event.stream.startsWith('referral-')) continue;
    const referral = referrals.get(event.stream) ?? new JudgedReferral(facts);
    referrals.set(event.stream, referral);
    takes[event.type]?.(referral, event.data as never, event);
  }
  for (const referral of referrals.values()) referral.ended();
  return { referrals, faults: [...referrals.values()].flatMap(({ faults }) => faults) };
}
