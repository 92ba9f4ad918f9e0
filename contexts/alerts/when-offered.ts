import type { Policy, RecordedEvent } from '#event-sourcing';
import type {
  LateAcceptanceTaken,
  OfferAccepted,
  OfferDeclined,
  OfferLapsed,
  OfferNotChosen,
  OfferOutcomeCorrected,
  OfferWithdrawn,
  ReferralAmended,
  ReferralOffered,
  ReferralPlaced,
  ReferralPlacedOffFramework,
  ReferralSplit,
  ReferralUnplaced,
  ReferralWithdrawn,
  RoundOpened,
} from '../referrals/index.ts';
import { TellOffer } from './tell-offer.ts';
import { TellUnplaced } from './tell-unplaced.ts';

type OnOffer =
  | LateAcceptanceTaken
  | OfferAccepted
  | OfferDeclined
  | OfferLapsed
  | OfferNotChosen
  | OfferOutcomeCorrected
  | OfferWithdrawn
  | ReferralOffered;

type OnReferral =
  | ReferralAmended
  | ReferralPlaced
  | ReferralPlacedOffFramework
  | ReferralSplit
  | ReferralUnplaced
  | ReferralWithdrawn
  | RoundOpened;

interface Of {
  readonly framework: string;
  readonly referral: string;
}

/** What an import tells of was over long before it was recorded: nobody is told now. */
const offer = ({ framework, referral, offer }: Of & { readonly offer: string }, { by }: RecordedEvent) =>
  by.kind === 'import' ? [] : [new TellOffer({ framework, referral, offer })];
const referral = ({ framework, referral }: Of, { by, pos }: RecordedEvent) =>
  by.kind === 'import' ? [] : [new TellUnplaced({ framework, referral, through: pos })];

/** Tells providers of their offers, and the council of what nobody takes. */
export const alertsWhenOffered: Policy<OnOffer | OnReferral> = {
  name: 'alerts-when-offered',
  react: {
    LateAcceptanceTaken: offer,
    OfferAccepted: offer,
    OfferDeclined: offer,
    OfferLapsed: offer,
    OfferNotChosen: offer,
    OfferOutcomeCorrected: offer,
    OfferWithdrawn: offer,
    ReferralOffered: offer,
    ReferralAmended: referral,
    ReferralPlaced: referral,
    ReferralPlacedOffFramework: referral,
    ReferralSplit: referral,
    ReferralUnplaced: referral,
    ReferralWithdrawn: referral,
    RoundOpened: referral,
  },
};
