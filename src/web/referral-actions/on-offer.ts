import { AgreeCounterOffer } from '../../../contexts/referrals/answers/agree-counter-offer.ts';
import { ApproveWithdrawal } from '../../../contexts/referrals/answers/approve-withdrawal.ts';
import { RefuseCounterOffer } from '../../../contexts/referrals/answers/refuse-counter-offer.ts';
import { RefusePart } from '../../../contexts/referrals/answers/refuse-part.ts';
import { RefuseWithdrawal } from '../../../contexts/referrals/answers/refuse-withdrawal.ts';
import { TakeLateAcceptance } from '../../../contexts/referrals/answers/take-late-acceptance.ts';
import { WithdrawOffer } from '../../../contexts/referrals/answers/withdraw-offer.ts';
import { RefuseExemption } from '../../../contexts/referrals/exemptions/refuse-exemption.ts';
import { RequestExemption } from '../../../contexts/referrals/exemptions/request-exemption.ts';
import { ValidateExemption } from '../../../contexts/referrals/exemptions/validate-exemption.ts';
import { SplitReferral } from '../../../contexts/referrals/need/split-referral.ts';
import { standingOf } from '../../../projections/referrals/index.ts';
import { withdrawalReasons } from '../reason-words.ts';
import type { Action, OfferSituation } from './action.ts';
import { correction } from './correction.ts';

const countered = ({ offer }: OfferSituation) => offer.outcome === 'pending' && offer.counter !== null;
const partly = ({ offer }: OfferSituation) => offer.outcome === 'pending' && offer.partly !== null;

/** Somebody asked for it who is not the one who looks. */
const askedByAnother = (asked: { readonly requestedBy: string } | null | undefined, s: OfferSituation) =>
  asked !== null && asked !== undefined && !s.asker.isBehind(asked.requestedBy);

const exemptionToDecide = (situation: OfferSituation) => {
  const last = situation.offer.exemptions.at(-1);
  return last?.decision === null && askedByAnother(last, situation);
};

const exemptible = ({ offer: { outcome, exemptions, reason }, policy }: OfferSituation) =>
  (outcome === 'declined' || outcome === 'lapsed') &&
  exemptions.length === 0 &&
  reason !== null &&
  policy.exemptReasons.includes(reason);

const cameTooLate = ({ row, offer: { outcome, version, refusedAnswers }, policy }: OfferSituation) =>
  outcome === 'lapsed' &&
  version === row.version &&
  policy.lateAcceptance === 'brokerDiscretion' &&
  refusedAnswers.some(({ answer }) => answer === 'accept') &&
  !['placed', 'withdrawn', 'split'].includes(standingOf(row));

/** What the council decides about an offer. */
export const onOffer: readonly Action<OfferSituation>[] = [
  {
    name: 'agree-counter-offer',
    text: 'Agree to what they propose',
    does: 'The offer is accepted with the other time or start.',
    done: 'You agreed: the offer is accepted.',
    command: AgreeCounterOffer,
    weight: 'first',
    when: countered,
  },
  {
    name: 'refuse-counter-offer',
    text: 'Do not agree',
    does: 'The offer is declined, and the next provider is asked.',
    done: 'You did not agree: the offer is declined.',
    command: RefuseCounterOffer,
    weight: 'second',
    when: countered,
  },
  {
    name: 'split',
    text: 'Split the referral',
    does: 'The provider gets the hours that it takes; the others are offered as a referral of their own.',
    done: 'The referral is split.',
    command: SplitReferral,
    weight: 'first',
    when: (situation) => partly(situation) && situation.policy.partial === 'split',
  },
  {
    name: 'refuse-part',
    text: 'Do not split',
    does: 'The offer is declined, and the next provider is asked.',
    done: 'The offer is declined.',
    command: RefusePart,
    weight: 'second',
    when: partly,
  },
  {
    name: 'withdraw-offer',
    text: 'Take the offer back',
    does: 'An offer that is taken back counts for nobody. One that was made in error waits until another person approves.',
    done: 'It is recorded that the offer is to be taken back.',
    command: WithdrawOffer,
    when: ({ offer: { outcome, withdrawal } }) => outcome === 'pending' && withdrawal === null,
    fields: () => [
      { name: 'reason', label: 'Why?', kind: 'radios', choices: withdrawalReasons, wrong: 'Choose why' },
    ],
  },
  {
    name: 'approve-withdrawal',
    text: 'Approve taking it back',
    does: 'The offer is taken back, and counts for nobody.',
    done: 'The offer is taken back.',
    command: ApproveWithdrawal,
    weight: 'first',
    when: (situation) => askedByAnother(situation.offer.withdrawal, situation),
  },
  {
    name: 'refuse-withdrawal',
    text: 'Let the offer stand',
    does: 'The offer stands, and the provider can answer it.',
    done: 'The offer stands.',
    command: RefuseWithdrawal,
    weight: 'second',
    when: (situation) => askedByAnother(situation.offer.withdrawal, situation),
  },
  {
    name: 'take-late-acceptance',
    text: 'Take the late acceptance',
    does: 'The provider said yes after the deadline. It counts as accepted, and the record says that it was late.',
    done: 'The late acceptance is taken.',
    command: TakeLateAcceptance,
    weight: 'second',
    when: cameTooLate,
  },
  {
    name: 'request-exemption',
    text: 'Ask that it does not count',
    does: 'Another person decides whether the reason is good enough.',
    done: 'It is asked for. Another person decides.',
    command: RequestExemption,
    when: exemptible,
  },
  {
    name: 'validate-exemption',
    text: 'Agree that it does not count',
    does: 'The offer does not count against the provider.',
    done: 'The offer does not count against the provider.',
    command: ValidateExemption,
    weight: 'second',
    when: exemptionToDecide,
  },
  {
    name: 'refuse-exemption',
    text: 'It counts',
    does: 'The offer counts.',
    done: 'It is decided that the offer counts.',
    command: RefuseExemption,
    weight: 'second',
    when: exemptionToDecide,
  },
  correction,
];
