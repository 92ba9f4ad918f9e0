import { OverrideConflict } from '../../../contexts/referrals/conflicts/override-conflict.ts';
import { ApproveOffFramework } from '../../../contexts/referrals/order/approve-off-framework.ts';
import { FailToPlace } from '../../../contexts/referrals/order/fail-to-place.ts';
import { OfferAgain } from '../../../contexts/referrals/order/offer-again.ts';
import { OfferNext } from '../../../contexts/referrals/order/offer-next.ts';
import { PlaceReferral } from '../../../contexts/referrals/order/place-referral.ts';
import { RefuseOffFramework } from '../../../contexts/referrals/order/refuse-off-framework.ts';
import { RequestOffFramework } from '../../../contexts/referrals/order/request-off-framework.ts';
import { SkipStep } from '../../../contexts/referrals/order/skip-step.ts';
import { standingOf } from '../../../projections/referrals/index.ts';
import {
  outsideGrounds,
  parallelReasons,
  failureReasons,
  roundReasons,
  skipReasons,
} from '../reason-words.ts';
import { capital } from '../wording.ts';
import type { Action, Situation } from './action.ts';
import { rolesInOrder } from './holders.ts';
import { sought } from './on-need.ts';

const accepted = ({ row }: Situation) =>
  row.offers.some(
    ({ version, outcome, notChosen }) =>
      version === row.version && outcome === 'accepted' && notChosen === null,
  );
const toPlace = (situation: Situation) => sought(situation) && accepted(situation);
const toOffer = (situation: Situation) => standingOf(situation.row) === 'to-offer' && !accepted(situation);

const toDecideOutside = ({ row, asker }: Situation) =>
  row.offFramework !== null && !asker.isBehind(row.offFramework.requestedBy);

/** Each holder of a position in the area, and each role that nobody holds, as `primary/P01` and `secondary/`. */
function turns({ row, framework, policy, names, now }: Situation) {
  return rolesInOrder(framework, policy, row, now).flatMap(({ role, providers }) =>
    providers.length === 0
      ? [{ value: `${role}/`, text: `${capital(role)}: nobody holds it` }]
      : providers.map((provider) => ({
          value: `${role}/${provider}`,
          text: `${capital(role)}: ${names.provider(provider)}`,
        })),
  );
}

/** What is done with the order of offers. */
export const onOrder: readonly Action[] = [
  {
    name: 'offer-next',
    text: 'Offer next',
    does: 'Offers the referral to whoever comes next in the order.',
    done: 'The referral is offered.',
    command: OfferNext,
    weight: 'first',
    when: toOffer,
    fill: () => ({ parallel: null }),
  },
  {
    name: 'place',
    text: 'Place',
    does: 'The provider that said yes, or was chosen among those, gets the package.',
    done: 'The referral is placed.',
    command: PlaceReferral,
    weight: 'first',
    when: toPlace,
  },
  {
    name: 'offer-again',
    text: 'Offer again from the first step',
    does: 'The order begins anew with the same need.',
    done: 'The order begins anew.',
    command: OfferAgain,
    weight: 'first',
    when: ({ row }) => standingOf(row) === 'unplaced',
    fields: () => [
      { name: 'reason', label: 'Why now?', kind: 'radios', choices: roundReasons, wrong: 'Choose why' },
    ],
  },
  {
    name: 'offer-parallel',
    text: 'Ask the next step too',
    does: 'The next step is asked while the offer before is still open. The first that says yes gets it.',
    done: 'The next step is asked too.',
    command: OfferNext,
    weight: 'second',
    when: ({ row, policy }) =>
      policy.urgentParallel && row.urgency === 'urgent' && standingOf(row) === 'waiting',
    fields: () => [
      {
        name: 'parallel',
        label: 'Why can it not wait?',
        kind: 'radios',
        choices: parallelReasons,
        wrong: 'Choose why it cannot wait',
      },
    ],
  },
  {
    name: 'skip',
    text: 'Pass over a provider',
    does: 'Only whoever comes next can be passed over, and the reason stays on record.',
    done: 'It is recorded who is passed over, and why.',
    command: SkipStep,
    weight: 'second',
    when: toOffer,
    fields: (situation) => [
      {
        name: 'turn',
        label: 'Whose turn is it?',
        kind: 'radios',
        choices: turns(situation),
        wrong: 'Choose who is passed over',
      },
      { name: 'reason', label: 'Why?', kind: 'radios', choices: skipReasons, wrong: 'Choose why' },
    ],
    fill: ({ turn, ...values }) => {
      const [role, provider] = String(turn).split('/');
      return { ...values, role, provider: provider === '' ? null : provider };
    },
  },
  {
    name: 'fail',
    text: 'Nobody can be found',
    does: 'Ends this round when no step is left.',
    done: 'It is recorded that nobody was found.',
    command: FailToPlace,
    when: (situation) => toOffer(situation) && situation.row.steps.length > 0,
    fields: () => [
      { name: 'reason', label: 'Why?', kind: 'radios', choices: failureReasons, wrong: 'Choose why' },
    ],
  },
  {
    name: 'off-framework',
    text: 'Ask for a place outside the framework',
    does: 'Another person decides on it.',
    done: 'A place outside the framework is asked for. Another person decides.',
    command: RequestOffFramework,
    when: (situation) => sought(situation) && situation.row.offFramework === null,
    fields: () => [
      {
        name: 'provider',
        label: 'Reference of the provider',
        hint: 'As it is on the register of providers, such as P01',
        kind: 'text',
        width: 10,
        wrong: 'Enter the reference of a provider on the register, such as P01',
      },
      { name: 'ground', label: 'Why?', kind: 'radios', choices: outsideGrounds, wrong: 'Choose why' },
      {
        name: 'evidence',
        label: 'Where that can be seen',
        hint: 'Such as the number of a decision. No names and nothing about the customer.',
        kind: 'text',
        wrong: 'Say in at most 200 characters where that can be seen',
      },
    ],
  },
  {
    name: 'override-conflict',
    text: 'Let a colleague go on in spite of an interest',
    does: 'Somebody who has declared an interest in a provider may go on with this referral. Your name and the reason stay on record.',
    done: 'Your colleague may go on with this referral.',
    command: OverrideConflict,
    when: sought,
    fields: () => [
      {
        name: 'person',
        label: 'Account of the colleague',
        hint: 'As it stands in the message that your colleague was shown',
        kind: 'text',
        wrong: 'Enter the account as it stands in the message that your colleague was shown',
      },
      {
        name: 'evidence',
        label: 'Where the reason can be seen',
        hint: 'Such as the number of a decision. No names and nothing about the customer.',
        kind: 'text',
        wrong: 'Say in at most 200 characters where that can be seen',
      },
    ],
  },
  {
    name: 'approve-off-framework',
    text: 'Approve the place outside the framework',
    does: 'The referral is placed outside the framework.',
    done: 'The referral is placed outside the framework.',
    command: ApproveOffFramework,
    weight: 'first',
    when: toDecideOutside,
  },
  {
    name: 'refuse-off-framework',
    text: 'Refuse the place outside the framework',
    does: 'The referral stays to be placed within the framework.',
    done: 'The place outside the framework is refused.',
    command: RefuseOffFramework,
    weight: 'second',
    when: toDecideOutside,
  },
];
