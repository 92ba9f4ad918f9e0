import { AssignDelivery } from '../../contexts/packages/assign-delivery.ts';
import { EndPackage } from '../../contexts/packages/end-package.ts';
import { FailStart } from '../../contexts/packages/fail-start.ts';
import { HandBackPackage } from '../../contexts/packages/hand-back-package.ts';
import { ResumePackage } from '../../contexts/packages/resume-package.ts';
import { StartPackage } from '../../contexts/packages/start-package.ts';
import { SuspendPackage } from '../../contexts/packages/suspend-package.ts';
import { VaryPackage } from '../../contexts/packages/vary-package.ts';
import { PauseOffers } from '../../contexts/providers/pause-offers.ts';
import { RecordScope } from '../../contexts/providers/record-scope.ts';
import { ResumeOffers } from '../../contexts/providers/resume-offers.ts';
import { AcceptOffer } from '../../contexts/referrals/answers/accept-offer.ts';
import { AcceptPartly } from '../../contexts/referrals/answers/accept-partly.ts';
import { AgreeCounterOffer } from '../../contexts/referrals/answers/agree-counter-offer.ts';
import { ApproveWithdrawal } from '../../contexts/referrals/answers/approve-withdrawal.ts';
import { CorrectOutcome } from '../../contexts/referrals/answers/correct-outcome.ts';
import { CounterOffer } from '../../contexts/referrals/answers/counter-offer.ts';
import { DeclineOffer } from '../../contexts/referrals/answers/decline-offer.ts';
import { LapseOffer } from '../../contexts/referrals/answers/lapse-offer.ts';
import { RefuseCounterOffer } from '../../contexts/referrals/answers/refuse-counter-offer.ts';
import { RefusePart } from '../../contexts/referrals/answers/refuse-part.ts';
import { RefuseWithdrawal } from '../../contexts/referrals/answers/refuse-withdrawal.ts';
import { TakeLateAcceptance } from '../../contexts/referrals/answers/take-late-acceptance.ts';
import { WithdrawOffer } from '../../contexts/referrals/answers/withdraw-offer.ts';
import { DeclareConflict } from '../../contexts/referrals/conflicts/declare-conflict.ts';
import { EndConflict } from '../../contexts/referrals/conflicts/end-conflict.ts';
import { OverrideConflict } from '../../contexts/referrals/conflicts/override-conflict.ts';
import { RefuseExemption } from '../../contexts/referrals/exemptions/refuse-exemption.ts';
import { RequestExemption } from '../../contexts/referrals/exemptions/request-exemption.ts';
import { ValidateExemption } from '../../contexts/referrals/exemptions/validate-exemption.ts';
import { AmendReferral } from '../../contexts/referrals/need/amend-referral.ts';
import { ReceiveReferral } from '../../contexts/referrals/need/receive-referral.ts';
import { RecordPreference } from '../../contexts/referrals/need/record-preference.ts';
import { SplitReferral } from '../../contexts/referrals/need/split-referral.ts';
import { WithdrawReferral } from '../../contexts/referrals/need/withdraw-referral.ts';
import { ApproveOffFramework } from '../../contexts/referrals/order/approve-off-framework.ts';
import { FailToPlace } from '../../contexts/referrals/order/fail-to-place.ts';
import { OfferAgain } from '../../contexts/referrals/order/offer-again.ts';
import { OfferNext } from '../../contexts/referrals/order/offer-next.ts';
import { PlaceReferral } from '../../contexts/referrals/order/place-referral.ts';
import { RefuseOffFramework } from '../../contexts/referrals/order/refuse-off-framework.ts';
import { RequestOffFramework } from '../../contexts/referrals/order/request-off-framework.ts';
import { SkipStep } from '../../contexts/referrals/order/skip-step.ts';
import type { Verb } from './verbs.ts';

const referral = '--referral N000001';
const need =
  '--area A01 --weekly-minutes 630 --carers 1 --time-slot daytime --urgency standard --start-by 2026-07-06';
const offer = `${referral} --offer N000001.1`;
const care = '--package N000001.p1 --referral N000001';

export const referralVerbs: readonly Verb[] = [
  ['receive', 'the council needs a provider', `${referral} ${need}`, ReceiveReferral],
  ['amend', 'the need changed', `${referral} ${need} --reason NEED_CHANGED`, AmendReferral],
  ['withdraw', 'no provider is needed any more', `${referral} --reason NEED_ENDED`, WithdrawReferral],
  ['prefer', 'whom the customer would rather have', `${referral} --provider P07`, RecordPreference],
  ['offer-next', 'offers it to whoever is next', referral, OfferNext],
  ['offer-again', 'begins the order anew', `${referral} --reason NOBODY_TOOK_IT`, OfferAgain],
  [
    'skip',
    'passes over whoever is next, with the reason',
    `${referral} --role primary --provider P07 --reason CUSTOMER_CHOICE`,
    SkipStep,
  ],
  ['place', 'places it with whoever said yes', referral, PlaceReferral],
  ['fail', 'nobody can be found', `${referral} --reason NOBODY_TOOK_IT`, FailToPlace],
  [
    'off-framework',
    'asks for a place outside the framework',
    `${referral} --provider P39 --ground CUSTOMER_CHOICE --evidence "Case note 7"`,
    RequestOffFramework,
  ],
  ['approve-off-framework', 'places it so, as somebody else asked', referral, ApproveOffFramework],
  ['refuse-off-framework', 'does not', referral, RefuseOffFramework],
  [
    'override-conflict',
    'lets somebody with an interest go on',
    `${referral} --person u-0a1b2c3d4e5f6g7h --evidence "Memo 12"`,
    OverrideConflict,
  ],
];

export const offerVerbs: readonly Verb[] = [
  ['accept', 'the provider takes it', offer, AcceptOffer],
  ['decline', 'the provider does not', `${offer} --reason NO_CAPACITY_STAFF`, DeclineOffer],
  ['counter', 'the provider would at another time', `${offer} --start-on 2026-07-13`, CounterOffer],
  ['agree-counter', 'takes that other time', offer, AgreeCounterOffer],
  ['refuse-counter', 'does not: a decline', offer, RefuseCounterOffer],
  ['accept-partly', 'the provider would take a part', `${offer} --weekly-minutes 300`, AcceptPartly],
  ['split', 'gives it that part', offer, SplitReferral],
  ['refuse-part', 'does not: a decline', offer, RefusePart],
  ['lapse', 'the deadline has passed in silence', offer, LapseOffer],
  ['withdraw', 'takes it back', `${offer} --reason CUSTOMER_CHOICE`, WithdrawOffer],
  ['approve-withdrawal', 'takes it back as somebody else asked', offer, ApproveWithdrawal],
  ['refuse-withdrawal', 'lets it stand', offer, RefuseWithdrawal],
  ['take-late', 'takes an acceptance that came too late', offer, TakeLateAcceptance],
  [
    'correct',
    'what the record says of the answer is wrong',
    `${offer} --outcome accepted --decided-at 2026-06-30T09:40:00Z --evidence "Email of 30 June"`,
    CorrectOutcome,
  ],
  ['exempt', 'asks that a decline should not count', offer, RequestExemption],
  ['validate-exemption', 'it does not count', offer, ValidateExemption],
  ['refuse-exemption', 'it counts', offer, RefuseExemption],
];

export const packageVerbs: readonly Verb[] = [
  ['start', 'the first day of care', `${care} --started-on 2026-07-06`, StartPackage],
  ['fail-start', 'the provider did not start', `${care} --on 2026-07-06`, FailStart],
  ['vary', 'other hours', `${care} --weekly-minutes 720 --on 2026-08-03 --reason MORE_NEED`, VaryPackage],
  [
    'deliver',
    'which member of the provider gives the care',
    `${care} --member P07.a --on 2026-07-06`,
    AssignDelivery,
  ],
  ['suspend', 'no care for a while', `${care} --from 2026-08-10 --reason HOSPITAL`, SuspendPackage],
  ['resume', 'care goes on', `${care} --on 2026-08-17`, ResumePackage],
  ['hand-back', 'the provider gives it back', `${care} --on 2026-09-01`, HandBackPackage],
  ['end', 'it ended', `${care} --on 2026-09-30 --reason CARE_HOME`, EndPackage],
];

export const providerVerbs: readonly Verb[] = [
  ['pause', 'it can take nothing for a while', '--provider P07 --from 2026-07-06', PauseOffers],
  ['resume', 'it can again', '--provider P07 --from 2026-07-06 --on 2026-07-13', ResumeOffers],
  ['scope', 'what it cannot do at all', '--provider P07 --out-of-scope live-in night', RecordScope],
];

export const conflictVerbs: readonly Verb[] = [
  ['declare', 'you have an interest in a provider', '--provider P07', DeclareConflict],
  ['end', 'you have it no more', '--provider P07', EndConflict],
];
