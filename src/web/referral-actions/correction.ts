import { CorrectOutcome } from '../../../contexts/referrals/answers/correct-outcome.ts';
import { toMoment } from '../forms/typed-values.ts';
import { declineReasons } from '../reason-words.ts';
import { typedInstant } from '../typed-dates.ts';
import type { Action, OfferSituation } from './action.ts';

const outcomes = [
  { value: 'accepted', text: 'Accepted' },
  { value: 'declined', text: 'Declined' },
  { value: 'lapsed', text: 'Lapsed: no answer by the deadline' },
  { value: 'withdrawn', text: 'Taken back by the council' },
];

/** What the record says of an answer is wrong. */
export const correction: Action<OfferSituation> = {
  name: 'correct',
  text: 'Correct the record',
  does: 'What was recorded stays on record; from now on the figures count what you enter.',
  done: 'The record is corrected.',
  command: CorrectOutcome,
  when: ({ offer }) => offer.outcome !== 'pending',
  fields: ({ offer }) => [
    {
      name: 'outcome',
      label: 'What really happened',
      kind: 'radios',
      choices: outcomes,
      value: offer.outcome,
      wrong: 'Choose what really happened',
    },
    {
      name: 'decidedAt',
      label: 'When',
      hint: 'A day and a time, for example 30/6/2026 14:30. Empty, if it lapsed in silence.',
      kind: 'text',
      width: 20,
      value: offer.decidedAt === null ? undefined : typedInstant(offer.decidedAt),
      read: toMoment,
      wrong: 'Enter a day and a time that exist, for example 30/6/2026 14:30',
    },
    {
      name: 'reason',
      label: 'Reason of the provider',
      kind: 'select',
      choices: [{ value: '', text: 'None' }, ...reasonsWith(offer.reason)],
      value: offer.reason ?? undefined,
      wrong: 'Choose a reason, or none',
    },
    {
      name: 'evidence',
      label: 'Where that can be seen',
      hint: 'Such as the number of a message or a note. No names and nothing about the customer.',
      kind: 'text',
      wrong: 'Say in at most 200 characters where that can be seen',
    },
  ],
};

/** An imported answer may have a reason of its own. */
const reasonsWith = (known: string | null) =>
  known === null || declineReasons.some(({ value }) => value === known)
    ? declineReasons
    : [{ value: known, text: known }, ...declineReasons];
