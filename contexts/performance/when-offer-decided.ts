import type { Policy, RecordedEvent } from '#event-sourcing';
import type {
  AreaCorrected,
  HistoryTransferred,
  PolicyAdopted,
  PositionAwarded,
  PositionCorrected,
  PositionVacated,
} from '../agreement/index.ts';
import type {
  DeclineExemptionCorrected,
  DeclineExemptionRefused,
  DeclineExemptionValidated,
  LateAcceptanceTaken,
  OfferAccepted,
  OfferDeclined,
  OfferLapsed,
  OfferOutcomeCorrected,
  OfferWithdrawn,
  ReferralCorrected,
} from '../referrals/index.ts';
import { AssessAcceptance } from './assess-acceptance.ts';
import type { PerformanceEvent } from './performance.events.ts';

/** What can move an acceptance figure or its line, and judgements: another node's may rest on older figures than ours. */
type Moving =
  | PerformanceEvent
  | AreaCorrected
  | DeclineExemptionCorrected
  | DeclineExemptionRefused
  | DeclineExemptionValidated
  | HistoryTransferred
  | LateAcceptanceTaken
  | OfferAccepted
  | OfferDeclined
  | OfferLapsed
  | OfferOutcomeCorrected
  | OfferWithdrawn
  | PolicyAdopted
  | PositionAwarded
  | PositionCorrected
  | PositionVacated
  | ReferralCorrected;

/** An import assesses once, when it is done: its events ask for nothing, so that old history raises no storm. */
const assess = ({ framework }: { readonly framework: string }, { by }: RecordedEvent) =>
  by.kind === 'import' ? [] : [new AssessAcceptance({ framework })];

/** Assesses the framework's acceptance after each event that can change a figure. */
export const whenOfferDecided: Policy<Moving> = {
  name: 'assess-acceptance-when-offer-decided',
  react: {
    AcceptanceBreachClosed: assess,
    AcceptanceBreached: assess,
    AcceptanceRestored: assess,
    AcceptanceStillBelow: assess,
    AreaCorrected: assess,
    DeclineExemptionCorrected: assess,
    DeclineExemptionRefused: assess,
    DeclineExemptionValidated: assess,
    HistoryTransferred: assess,
    LateAcceptanceTaken: assess,
    OfferAccepted: assess,
    OfferDeclined: assess,
    OfferLapsed: assess,
    OfferOutcomeCorrected: assess,
    OfferWithdrawn: assess,
    PolicyAdopted: assess,
    PositionAwarded: assess,
    PositionCorrected: assess,
    PositionVacated: assess,
    RangeOfNeedsConcernEnded: assess,
    RangeOfNeedsConcernRaised: assess,
    ReferralCorrected: assess,
  },
};
