import type { CommandClass } from '#event-sourcing';
import type { Rule } from '#access';
import { AcceptOffer } from '../../../contexts/referrals/answers/accept-offer.ts';
import { AcceptPartly } from '../../../contexts/referrals/answers/accept-partly.ts';
import { CounterOffer } from '../../../contexts/referrals/answers/counter-offer.ts';
import { DeclineOffer } from '../../../contexts/referrals/answers/decline-offer.ts';
import { RequestExemption } from '../../../contexts/referrals/exemptions/request-exemption.ts';
import type { OwnOffer } from '../../../projections/own-offers/index.ts';
import type { Field } from '../forms/field.ts';
import { toMinutes } from '../forms/typed-values.ts';
import { declineReasons } from '../reason-words.ts';
import { timeSlots } from '../referral-actions/need-fields.ts';
import { toDate } from '../typed-dates.ts';

/** What a provider can do about an offer made to it. */
export interface OwnAnswer {
  /** In the address. */
  readonly name: string;
  /** Of the link that leads to it. */
  readonly text: string;
  readonly title: string;
  readonly button: string;
  readonly does: (offer: OwnOffer) => readonly string[];
  readonly fields: (offer: OwnOffer) => readonly Field[];
  readonly command: CommandClass & { readonly rule: Rule };
  /** Whether it can be done now. */
  readonly when: (offer: OwnOffer) => boolean;
  /** Whether it is done already. */
  readonly isDone: (offer: OwnOffer) => boolean;
  /** What was done, in a sentence. */
  readonly done: string;
}

const isOpen = ({ outcome }: OwnOffer) => outcome === 'pending';

const accept: OwnAnswer = {
  name: 'accept',
  text: 'Accept',
  title: 'Accept this offer?',
  button: 'Accept the offer',
  does: ({ role }) =>
    role === 'reserve'
      ? [
          'You say that you can provide exactly this care.',
          'All reserve providers were asked at the same moment. When nobody is left to answer, one of those that said yes is chosen, and you see here whether it is you.',
        ]
      : ['You take this care on, exactly as it is asked for here.'],
  fields: () => [],
  command: AcceptOffer,
  when: isOpen,
  isDone: ({ outcome }) => outcome === 'accepted',
  done: 'You accepted the offer.',
};

const decline: OwnAnswer = {
  name: 'decline',
  text: 'Decline',
  title: 'Why do you decline this offer?',
  button: 'Decline the offer',
  does: () => ['The next provider in the order is asked at once. Your reason stays on record.'],
  fields: () => [
    {
      name: 'reason',
      label: 'Your reason',
      kind: 'radios',
      choices: declineReasons,
      wrong: 'Choose why you decline the offer',
    },
  ],
  command: DeclineOffer,
  when: isOpen,
  isDone: ({ outcome }) => outcome === 'declined',
  done: 'You declined the offer.',
};

const propose: OwnAnswer = {
  name: 'propose',
  text: 'Propose another time or start',
  title: 'Propose another time or start',
  button: 'Propose it',
  does: () => [
    'The council decides. If it agrees, the offer is accepted; if not, it counts as declined. The deadline stays as it is.',
  ],
  fields: ({ need }) => [
    {
      name: 'timeSlot',
      label: 'Time of day',
      kind: 'select',
      choices: [{ value: '', text: 'As asked' }, ...timeSlots.filter(({ value }) => value !== need.timeSlot)],
      wrong: 'Choose a time of day',
    },
    {
      name: 'startOn',
      label: 'First day of care',
      hint: 'For example 30/6/2026. Leave it empty to start as asked.',
      kind: 'day',
      read: toDate,
      wrong: 'Enter a day that exists, for example 30/6/2026, or leave it empty',
    },
  ],
  command: CounterOffer,
  when: (offer) => isOpen(offer) && offer.counter === null && offer.partly === null,
  isDone: ({ counter }) => counter !== null,
  done: 'The council has your proposal and decides on it.',
};

const part: OwnAnswer = {
  name: 'part',
  text: 'Take a part of it',
  title: 'How much of it can you take?',
  button: 'Tell the council',
  does: () => [
    'The council can split the referral, so that you get these hours and the others are offered on. If it does not, the offer counts as declined.',
  ],
  fields: () => [
    {
      name: 'weeklyMinutes',
      label: 'Hours a week',
      hint: 'Hours and minutes, such as 6:30, or hours with decimals, such as 6.5',
      kind: 'text',
      width: 5,
      read: toMinutes,
      wrong: 'Enter the hours a week that you can take, such as 6:30 or 6.5',
    },
  ],
  command: AcceptPartly,
  when: (offer) => isOpen(offer) && offer.counter === null && offer.partly === null,
  isDone: ({ partly }) => partly !== null,
  done: 'The council knows how much you can take, and decides on it.',
};

const exempt: OwnAnswer = {
  name: 'exempt',
  text: 'Ask that it does not count',
  title: 'Ask that it does not count?',
  button: 'Ask the council',
  does: () => [
    'By the policy your reason can be good enough for the offer not to count against you. Somebody at the council looks at it and decides.',
  ],
  fields: () => [],
  command: RequestExemption,
  when: ({ mayAskExemption }) => mayAskExemption,
  isDone: ({ exemption }) => exemption !== null,
  done: 'You asked that the offer should not count. You see here what the council decides.',
};

export const ownAnswers: readonly OwnAnswer[] = [accept, decline, propose, part, exempt];
