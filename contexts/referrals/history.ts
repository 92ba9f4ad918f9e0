import type { DomainEvent, Instant } from '#event-sourcing';
import {
  DeclineExemptionCorrected,
  DeclineExemptionRefused,
  DeclineExemptionRequested,
  DeclineExemptionValidated,
  OfferAccepted,
  OfferDeclined,
  OfferLapsed,
  OfferOutcomeCorrected,
  OfferWithdrawn,
  ReferralCorrected,
  ReferralOffered,
  ReferralReceived,
  StepSkipCorrected,
  StepSkipped,
} from './referral.events.ts';

type Facts<E> = Omit<E, 'type'>;
/** An offer and its outcome as a file says it. */
export type PastOffer = Omit<OfferOutcomeCorrected, 'type' | 'evidence'>;

interface Past {
  readonly event: DomainEvent;
  readonly occurred: Instant;
}

const streamOf = ({ framework, referral }: { readonly framework: string; readonly referral: string }) =>
  `referral-${framework}-${referral}`;

/** The history of a referral knows one version of it. */
const version = 1;

export const pastReferral = (facts: Facts<ReferralCorrected>) => ({
  stream: streamOf(facts),
  events: [{ event: new ReferralReceived({ ...facts, version }), occurred: facts.raisedAt }],
});

export const referralCorrection = (facts: Facts<ReferralCorrected>) => ({
  stream: streamOf(facts),
  event: new ReferralCorrected(facts),
});

function answer({ outcome, ...facts }: PastOffer): readonly Past[] {
  const { framework, referral, offer, deadline, decidedAt, reason } = facts;
  const silent = { framework, referral, offer, decidedAt, reason };
  const occurred = decidedAt ?? deadline;
  const dated = { ...silent, decidedAt: occurred };
  switch (outcome) {
    case 'accepted':
      return [{ event: new OfferAccepted(dated), occurred }];
    case 'declined':
      return [{ event: new OfferDeclined(dated), occurred }];
    case 'lapsed':
      return [{ event: new OfferLapsed(silent), occurred }];
    case 'withdrawn':
      return [{ event: new OfferWithdrawn(dated), occurred }];
    case 'pending':
      return [];
  }
}

/** An offer and, unless it is pending, what became of it; one that lapsed in silence is dated by its deadline. */
export const pastOffer = (facts: PastOffer) => {
  const { framework, referral, offer, provider, role, offeredAt, deadline } = facts;
  const offered = { framework, referral, offer, provider, role, offeredAt, deadline, version };
  return {
    stream: streamOf(facts),
    events: [{ event: new ReferralOffered(offered), occurred: offeredAt }, ...answer(facts)],
  };
};

export const offerCorrection = (facts: PastOffer) => ({
  stream: streamOf(facts),
  event: new OfferOutcomeCorrected({ ...facts, evidence: null }),
});

export const pastSkip = (facts: Facts<StepSkipCorrected>) => ({
  stream: streamOf(facts),
  events: [{ event: new StepSkipped(facts), occurred: facts.at }],
});

export const skipCorrection = (facts: Facts<StepSkipCorrected>) => ({
  stream: streamOf(facts),
  event: new StepSkipCorrected(facts),
});

/** A request that a decline should not count and, when there is one, its decision. */
export const pastExemption = (facts: Facts<DeclineExemptionCorrected>) => {
  const { framework, referral, offer, requestedAt, requestedBy, decidedAt, decision, decidedBy } = facts;
  const of = { framework, referral, offer, requestedAt };
  const events: Past[] = [
    { event: new DeclineExemptionRequested({ ...of, requestedBy }), occurred: requestedAt },
  ];
  if (decision !== null && decidedAt !== null && decidedBy !== null) {
    const decided = { ...of, decidedAt, decidedBy };
    const event =
      decision === 'validated'
        ? new DeclineExemptionValidated(decided)
        : new DeclineExemptionRefused(decided);
    events.push({ event, occurred: decidedAt });
  }
  return { stream: streamOf(facts), events };
};

export const exemptionCorrection = (facts: Facts<DeclineExemptionCorrected>) => ({
  stream: streamOf(facts),
  event: new DeclineExemptionCorrected(facts),
});
