import {
  Aggregates,
  type Claims,
  type Decide,
  type Decider,
  type Instant,
  type Policy,
} from '#event-sourcing';
import type { AcceptanceBreached, AcceptanceRestored } from '../../../contexts/performance/index.ts';
import {
  OfferAccepted,
  OfferDeclined,
  OfferLapsed,
  ReferralOffered,
  type ReferralEvent,
  type ReferralReceived,
} from '../../../contexts/referrals/index.ts';
import { answerOf, order, patienceOf } from './plan.ts';

/** A little referral desk over the real events: an offer at a time, in order, until somebody accepts. */
export interface Desk {
  readonly referral: { readonly framework: string; readonly referral: string } | null;
  readonly offered: number;
  readonly open: { readonly offer: string; readonly provider: string; readonly deadline: Instant } | null;
  readonly accepted: boolean;
}

const same = (state: Desk): Desk => state;
const closed = (state: Desk): Desk => ({ ...state, open: null });

export const desk: Decider<Desk, ReferralEvent> = {
  category: 'referral',
  initial: { referral: null, offered: 0, open: null, accepted: false },
  evolve: {
    ReferralReceived: (state, { framework, referral }) => ({ ...state, referral: { framework, referral } }),
    ReferralOffered: (state, { offer, provider, deadline }) => ({
      ...state,
      offered: state.offered + 1,
      open: { offer, provider, deadline },
    }),
    OfferAccepted: (state) => ({ ...state, open: null, accepted: true }),
    OfferDeclined: closed,
    OfferLapsed: closed,
    OfferWithdrawn: closed,
    ReferralCorrected: same,
    OfferOutcomeCorrected: same,
    StepSkipped: same,
    StepSkipCorrected: same,
    DeclineExemptionRequested: same,
    DeclineExemptionValidated: same,
    DeclineExemptionRefused: same,
    DeclineExemptionCorrected: same,
  },
};

type Decision = Decide<Desk, ReferralEvent>;

/** Offers the referral to the next in order, when nobody is being asked and nobody has accepted. */
export const offerNext: Decision = ({ referral, offered, open, accepted }, now) => {
  const next = order[offered];
  if (!referral || open || accepted || !next) return [];
  const deadline = new Date(Date.parse(now) + patienceOf(referral.referral, next.provider)).toISOString();
  const offer = `${referral.referral}-${offered + 1}`;
  return [new ReferralOffered({ ...referral, ...next, offer, offeredAt: now, deadline, version: 1 })];
};

/** Silence until the deadline is an answer. */
export const lapse =
  (offer: string): Decision =>
  ({ referral, open }, now) =>
    referral && open?.offer === offer && now >= open.deadline
      ? [new OfferLapsed({ ...referral, offer, decidedAt: null, reason: null })]
      : [];

/** What the provider was going to say, if it says anything. */
export const answer =
  (offer: string): Decision =>
  ({ referral, open }, now) => {
    if (!referral || open?.offer !== offer) return [];
    const said = { ...referral, offer, decidedAt: now, reason: null };
    const answered = answerOf(referral.referral, open.provider);
    if (answered === 'silence') return [];
    return [answered === 'accept' ? new OfferAccepted(said) : new OfferDeclined(said)];
  };

/** What a toy command needs of the node that it runs on. */
export interface Services {
  readonly aggregates: Aggregates;
  readonly claims: Claims;
  /** Sends a mail, of which only the key matters. */
  readonly send: (key: string, signal: AbortSignal) => Promise<unknown>;
}

/** A command that knows how to run: the bus of these nodes. */
export interface ToyCommand {
  run(services: Services): Promise<unknown>;
}

export class OfferNext implements ToyCommand {
  private readonly reference: string;
  constructor({ framework, referral }: { readonly framework: string; readonly referral: string }) {
    this.reference = `${framework}-${referral}`;
  }
  run({ aggregates }: Services) {
    return aggregates.transact(desk, this.reference, offerNext);
  }
}

export class SendMail implements ToyCommand {
  constructor(private readonly event: string) {}
  run({ claims, send }: Services) {
    return claims.perform(['mail', this.event], send);
  }
}

export const whenOfferEnded: Policy<ReferralReceived | OfferDeclined | OfferLapsed> = {
  name: 'offer-to-the-next',
  react: {
    ReferralReceived: (event) => [new OfferNext(event)],
    OfferDeclined: (event) => [new OfferNext(event)],
    OfferLapsed: (event) => [new OfferNext(event)],
  },
};

const mail = (_: object, { id }: { readonly id: string }) => [new SendMail(id)];

export const whenSomebodyMustKnow: Policy<OfferLapsed | AcceptanceBreached | AcceptanceRestored> = {
  name: 'mail-when-somebody-must-know',
  react: { OfferLapsed: mail, AcceptanceBreached: mail, AcceptanceRestored: mail },
};
