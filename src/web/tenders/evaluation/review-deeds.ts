import type { Rule } from '#access';
import { addDays, type CommandClass, type LocalDate } from '#event-sourcing';
import { ConcludeRateReview } from '../../../../contexts/procurement/rate-review/conclude-rate-review.ts';
import { ReceiveRateExplanation } from '../../../../contexts/procurement/rate-review/receive-rate-explanation.ts';
import { RequestRateExplanation } from '../../../../contexts/procurement/rate-review/request-rate-explanation.ts';
import { isLow } from '../../../../contexts/prices/index.ts';
import type { ReviewedRate } from '../../../../projections/tender-evaluation/index.ts';
import type { Field } from '../../forms/field.ts';
import { typedDay } from '../../moments.ts';
import { toDate } from '../../typed-dates.ts';

/** A step of the review of a rate. */
export interface ReviewDeed {
  /** In the address. */
  readonly name: string;
  readonly text: string;
  readonly does: string;
  readonly done: string;
  readonly command: CommandClass & { readonly rule: Rule };
  readonly when: (review: ReviewedRate) => boolean;
  readonly fields: (review: ReviewedRate, today: LocalDate) => readonly Field[];
}

/** What a bidder says of its rate. */
export const explanation = (value = ''): Field => ({
  name: 'text',
  label: 'Why is the rate what it is?',
  hint: 'How it covers wages, holidays, travel and everything else. Never anything about a person.',
  kind: 'textarea',
  value,
  wrong: 'Enter the explanation in at most 4,000 characters',
});

const isOpen = ({ concluded }: ReviewedRate) => concluded === null;
const reason: Field = {
  ...{ name: 'reason', label: 'Why?', kind: 'text' },
  wrong: 'Say why in at most 200 characters',
};

export const reviewDeeds: readonly ReviewDeed[] = [
  {
    name: 'request',
    text: 'Ask for an explanation',
    does: 'The bidder is asked why its rate is so low, or so high, and by when it has to answer. A rate is never rejected without that.',
    done: 'The bidder is asked for an explanation.',
    command: RequestRateExplanation,
    when: (review) => isOpen(review) && review.received === null,
    fields: (review, today) => [
      {
        ...{ name: 'dueOn', label: 'Answer by the end of', kind: 'day', hint: 'For example 30/6/2026' },
        value: typedDay(review.requested?.dueOn ?? addDays(today, 7)),
        read: toDate,
        wrong: 'Enter a day that exists, for example 30/6/2026',
      },
    ],
  },
  {
    name: 'receive',
    text: 'Record the explanation',
    does: 'The bidder can explain its rate here by itself. Record what came another way.',
    done: 'The explanation is recorded.',
    command: ReceiveRateExplanation,
    when: (review) => isOpen(review) && review.requested !== null,
    fields: ({ received }) => [explanation(received?.text)],
  },
  {
    name: 'conclude',
    text: 'Decide',
    does: 'A rate that is accepted counts as it is. With a rate that is rejected the bid has no price for the area: only a low rate can be rejected, and only when the bidder has explained it.',
    done: 'The review is concluded.',
    command: ConcludeRateReview,
    when: isOpen,
    fields: ({ flags, received }) => [
      {
        ...{ name: 'outcome', label: 'What is decided?', kind: 'radios', wrong: 'Choose what is decided' },
        choices: [
          { value: 'accepted', text: 'Accept the rate' },
          ...(isLow(flags) && received ? [{ value: 'rejected', text: 'Reject the rate' }] : []),
        ],
      },
      reason,
    ],
  },
];
