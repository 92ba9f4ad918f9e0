import type { Rule } from '#access';
import type { CommandClass, Instant } from '#event-sourcing';
import { OpenBids } from '../../../contexts/procurement/bids/open-bids.ts';
import { WithdrawBid } from '../../../contexts/procurement/bids/withdraw-bid.ts';
import { AnswerClarification } from '../../../contexts/procurement/tendering/answer-clarification.ts';
import { AppointEvaluator } from '../../../contexts/procurement/tendering/appoint-evaluator.ts';
import { AskClarification } from '../../../contexts/procurement/tendering/ask-clarification.ts';
import { CancelTender } from '../../../contexts/procurement/tendering/cancel-tender.ts';
import { DeclareInterest } from '../../../contexts/procurement/tendering/declare-interest.ts';
import { DismissEvaluator } from '../../../contexts/procurement/tendering/dismiss-evaluator.ts';
import { ExtendTender } from '../../../contexts/procurement/tendering/extend-tender.ts';
import type { TenderShown } from '../../../projections/tenders/index.ts';
import type { Choice, Field } from '../forms/field.ts';
import { toMoment } from '../forms/typed-values.ts';
import { moment } from '../moments.ts';
import { typedInstant } from '../typed-dates.ts';

/** What the forms choose from, and who asks. */
export interface TenderChoices {
  readonly colleagues: readonly Choice[];
  readonly providers: readonly Choice[];
  readonly colleague: (user: string) => string;
  /** Whose of the evaluators the one who looks is. */
  readonly person: string;
  readonly now: Instant;
}

/** Something that is done with a tender by a page with one form. */
export interface TenderDeed {
  /** In the address. */
  readonly name: string;
  readonly text: string;
  readonly does: readonly string[];
  readonly done: string;
  readonly command: CommandClass & { readonly rule: Rule };
  readonly grave?: boolean;
  readonly when: (tender: TenderShown, choices: TenderChoices) => boolean;
  readonly fields: (tender: TenderShown, choices: TenderChoices) => readonly Field[];
}

const why: Field = {
  name: 'reason',
  label: 'Why?',
  kind: 'text',
  wrong: 'Say why, in 200 characters at most',
};
const open = ({ stage }: TenderShown) => stage === 'open';
const goesOn = ({ stage }: TenderShown) => stage !== 'cancelled' && stage !== 'confirmed';
const said = (label: string, hint: string): Field => ({
  ...{ name: 'text', label, hint, kind: 'textarea' },
  wrong: 'Enter what you want to say, in 4,000 characters at most',
});
const evaluatorField = (choices: readonly Choice[]): Field =>
  choices.length > 0
    ? { name: 'evaluator', label: 'Who?', kind: 'radios', choices, wrong: 'Choose somebody' }
    : {
        ...{ name: 'evaluator', label: 'Reference of the account', kind: 'text', width: 20 },
        wrong: 'Enter the reference of an account',
      };
const waiting = ({ clarifications }: TenderShown) => clarifications.filter(({ answer }) => !answer);
const nothing = (): readonly Field[] => [];

export const tenderDeeds: readonly TenderDeed[] = [
  {
    name: 'ask',
    text: 'Ask a question',
    does: ['Everybody reads the question and its answer. No other bidder is told who asked.'],
    done: 'The question is asked.',
    command: AskClarification,
    when: (tender, { now }) => open(tender) && (tender.bidsReceived !== null || now <= tender.questionsUntil),
    fields: () => [said('Your question', 'Nothing about a customer, and no person’s name')],
  },
  {
    name: 'answer',
    text: 'Answer a question',
    does: ['Every bidder is told the answer at once, and it cannot be changed.'],
    done: 'The answer is shared with everybody.',
    command: AnswerClarification,
    when: (tender) => open(tender) && waiting(tender).length > 0,
    fields: (tender) => [
      {
        name: 'clarification',
        label: 'Which question?',
        kind: 'radios',
        choices: waiting(tender).map(({ clarification, text }) => ({ value: clarification, text })),
        wrong: 'Choose a question',
      },
      said('The answer', 'Nothing that would favour one bidder'),
    ],
  },
  {
    name: 'appoint',
    text: 'Appoint an evaluator',
    does: ['Evaluators declare their interests in the bidders before they score.'],
    done: 'The evaluator is appointed.',
    command: AppointEvaluator,
    when: goesOn,
    fields: ({ evaluators }, { colleagues }) => [
      evaluatorField(
        colleagues.filter(({ value }) => !evaluators.some(({ evaluator }) => evaluator === value)),
      ),
    ],
  },
  {
    name: 'declare',
    text: 'Declare your interests',
    does: [
      'Tick every provider in which you, or somebody close to you, have an interest: work, money, family or friendship. Tick none if there is none.',
      'You do not score the bid of a provider that you tick. What you declare stays on record.',
    ],
    done: 'Your declaration is recorded.',
    command: DeclareInterest,
    when: (tender, { person }) =>
      goesOn(tender) && tender.evaluators.some(({ evaluator }) => evaluator === person),
    fields: ({ evaluators }, { person, providers }) => [
      {
        name: 'interests',
        label: 'I have an interest in',
        kind: 'checkboxes',
        choices: providers,
        value: evaluators.find(({ evaluator }) => evaluator === person)?.interests?.join(' '),
        wrong: 'Tick providers that are there',
      },
    ],
  },
  {
    name: 'dismiss',
    text: 'Dismiss an evaluator',
    does: ['Nobody waits for scores of theirs any more. Scores that were given stay on record.'],
    done: 'The evaluator is dismissed.',
    command: DismissEvaluator,
    grave: true,
    when: (tender) => goesOn(tender) && tender.evaluators.length > 0,
    fields: ({ evaluators }, { colleague }) => [
      evaluatorField(evaluators.map(({ evaluator }) => ({ value: evaluator, text: colleague(evaluator) }))),
      why,
    ],
  },
  {
    name: 'extend',
    text: 'Give more time',
    does: ['The later deadline is everybody’s. It cannot be made earlier again.'],
    done: 'Everybody has more time.',
    command: ExtendTender,
    when: open,
    fields: ({ deadline }) => [
      {
        name: 'deadline',
        label: 'Bids until',
        hint: `A day and a time in the United Kingdom, later than ${moment(deadline)}`,
        kind: 'text',
        width: 20,
        value: typedInstant(deadline),
        read: toMoment,
        wrong: 'Enter a day and a time, for example 30/6/2026 12:00',
      },
      why,
    ],
  },
  {
    name: 'open',
    text: 'Open the bids',
    does: [
      'Every bid that came in time is opened, all together. It cannot be undone.',
      'What a bid says is held against the digest on its receipt: one that differs is not opened.',
    ],
    done: 'The bids are open.',
    command: OpenBids,
    when: ({ stage }) => stage === 'closed',
    fields: nothing,
  },
  {
    name: 'withdraw',
    text: 'Withdraw your bid',
    does: ['Your sealed bid is not opened. You can give another one until the deadline.'],
    done: 'Your bid is withdrawn.',
    command: WithdrawBid,
    grave: true,
    when: (tender) => open(tender) && tender.receipts.some(({ receivedAt }) => receivedAt !== null),
    fields: nothing,
  },
  {
    name: 'cancel',
    text: 'Cancel the tender',
    does: ['Nothing comes of it. Bids that are sealed stay so, and every bidder reads why.'],
    done: 'The tender is cancelled.',
    command: CancelTender,
    grave: true,
    when: goesOn,
    fields: () => [why],
  },
];
