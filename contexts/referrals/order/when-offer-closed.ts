import type { Policy, RecordedEvent } from '#event-sourcing';
import type { LateAcceptanceTaken } from '../answer.events.ts';
import type { RoundOpened } from '../order.events.ts';
import type { OfferAccepted, OfferDeclined, OfferLapsed, OfferWithdrawn } from '../referral.events.ts';
import { MoveReferralOn } from './move-referral-on.ts';

type Moving =
  LateAcceptanceTaken | OfferAccepted | OfferDeclined | OfferLapsed | OfferWithdrawn | RoundOpened;

interface Of {
  readonly framework: string;
  readonly referral: string;
}

/** What an import tells of was long over when it was recorded. */
const goOn = ({ framework, referral }: Of, { by }: RecordedEvent) =>
  by.kind === 'import' ? [] : [new MoveReferralOn({ framework, referral })];

/** Why an offer was taken back, when the referral stays as it is. */
const goesOn = ['CUSTOMER_CHOICE', 'ERROR'];

/**
 * The cascade: an answer, or silence, lets the referral go on by itself (S4:109). When the council has taken an offer
 * back because there is another need, or none, it waits for a broker.
 */
export const whenOfferClosed: Policy<Moving> = {
  name: 'move-referral-on-when-offer-closed',
  react: {
    LateAcceptanceTaken: goOn,
    OfferAccepted: goOn,
    OfferDeclined: goOn,
    OfferLapsed: goOn,
    OfferWithdrawn: (withdrawn, recorded) =>
      goesOn.includes(withdrawn.reason ?? '') ? goOn(withdrawn, recorded) : [],
    RoundOpened: goOn,
  },
};
