import { AcceptOffer } from '../../../contexts/referrals/answers/accept-offer.ts';
import { AcceptPartly } from '../../../contexts/referrals/answers/accept-partly.ts';
import { CounterOffer } from '../../../contexts/referrals/answers/counter-offer.ts';
import { DeclineOffer } from '../../../contexts/referrals/answers/decline-offer.ts';
import type { Field } from '../forms/field.ts';
import { toMinutes, toMoment } from '../forms/typed-values.ts';
import { declineReasons, lateReasons } from '../reason-words.ts';
import { toDate } from '../typed-dates.ts';
import type { Action, OfferSituation } from './action.ts';
import { timeSlots } from './need-fields.ts';

const open = ({ offer }: OfferSituation) => offer.outcome === 'pending';

/** When the provider said so, and why that is recorded so late. */
const given = ({ policy }: OfferSituation): readonly Field[] => [
  {
    name: 'answeredAt',
    label: 'When they answered, if it was not just now',
    hint: 'A day and a time, for example 30/6/2026 14:30',
    kind: 'text',
    width: 20,
    read: toMoment,
    wrong: 'Enter a day and a time that exist, for example 30/6/2026 14:30, or leave it empty',
  },
  {
    name: 'lateReason',
    label: 'Why it is recorded late',
    hint: `Needed when they answered more than ${policy.backdateWorkingDays} working days ago`,
    kind: 'select',
    choices: [{ value: '', text: 'It is not late' }, ...lateReasons],
    wrong: 'Choose why it is recorded late',
  },
  {
    name: 'evidence',
    label: 'Where that can be seen',
    hint: 'Such as the number of a message or a note. No names and nothing about the customer.',
    kind: 'text',
    wrong: 'Say in at most 200 characters where that can be seen',
  },
];

/** Answers of a provider's that somebody of the council records: it told them by phone, or by message. */
export const byPhone: readonly Action<OfferSituation>[] = [
  {
    name: 'accept',
    text: 'Record acceptance',
    does: 'The provider told you that it takes the referral.',
    done: 'The acceptance is recorded.',
    command: AcceptOffer,
    weight: 'first',
    when: open,
    fields: given,
  },
  {
    name: 'decline',
    text: 'Record decline',
    does: 'The provider told you that it does not take the referral.',
    done: 'The decline is recorded.',
    command: DeclineOffer,
    weight: 'second',
    when: open,
    fields: (situation) => [
      {
        name: 'reason',
        label: 'Why not?',
        kind: 'radios',
        choices: declineReasons,
        wrong: 'Choose the reason that the provider gave',
      },
      ...given(situation),
    ],
  },
  {
    name: 'counter-offer',
    text: 'Record another time or start',
    does: 'The provider would take the referral at another time, or from another day.',
    done: 'What the provider proposed is recorded. Decide on it.',
    command: CounterOffer,
    when: (situation) => open(situation) && situation.offer.counter === null,
    fields: ({ row }) => [
      {
        name: 'timeSlot',
        label: 'Time',
        kind: 'select',
        choices: [
          { value: '', text: 'As asked' },
          ...timeSlots.filter(({ value }) => value !== row.timeSlot),
        ],
        wrong: 'Choose the time that the provider proposed',
      },
      {
        name: 'startOn',
        label: 'From',
        hint: 'For example 30/6/2026. Empty: as asked.',
        kind: 'day',
        read: toDate,
        wrong: 'Enter a day that exists, for example 30/6/2026, or leave it empty',
      },
    ],
  },
  {
    name: 'part',
    text: 'Record a part',
    does: 'The provider would take some of the hours.',
    done: 'What the provider would take is recorded. Decide on it.',
    command: AcceptPartly,
    when: (situation) => open(situation) && situation.offer.partly === null,
    fields: () => [
      {
        name: 'weeklyMinutes',
        label: 'Hours a week that it would take',
        hint: 'Hours and minutes, such as 6:30, or hours with decimals, such as 6.5',
        kind: 'text',
        width: 5,
        read: toMinutes,
        wrong: 'Enter the hours a week, such as 6:30 or 6.5: whole minutes, more than none',
      },
    ],
  },
];
