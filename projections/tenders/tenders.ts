import type { Evolve } from '#event-sourcing';
import type { BidEvent, TenderEvent } from '../../contexts/procurement/index.ts';
import type { ScopedView } from '../scope/index.ts';
import { ofBidder } from './of-bidder.ts';
import { onPastBid } from './on-past-bid.ts';
import { noTender, type TenderRow } from './tender-row.ts';

const bare = <F extends { readonly framework: string; readonly tender: string }>({
  framework: _framework,
  tender: _tender,
  ...facts
}: F) => facts;

/** Those known, and one that an import tells of without its beginning. */
const withOne = <T, K extends keyof T>(known: readonly T[], one: T, key: K): readonly T[] =>
  known.some((each) => each[key] === one[key]) ? known : [...known, one];

const onTender: Evolve<TenderRow, TenderEvent> = {
  TenderOpened: (row, facts) => ({ ...row, ...facts }),
  TenderExtended: (row, { deadline, reason }, { occurred }) => ({
    ...row,
    deadline,
    extensions: [...row.extensions, { deadline, reason, at: occurred }],
  }),
  TenderCancelled: (row, { reason }, { occurred }) => ({ ...row, cancelled: { reason, at: occurred } }),
  ClarificationAsked: (row, facts) => ({
    ...row,
    clarifications: [...row.clarifications, { ...bare(facts), answer: null }],
  }),
  ClarificationAnswered: (row, { clarification, text, sharedWith, answeredAt }) => {
    const unasked = { clarification, provider: null, text, askedAt: null, answer: null };
    return {
      ...row,
      clarifications: withOne(row.clarifications, unasked, 'clarification').map((each) =>
        each.clarification === clarification ? { ...each, answer: { text, sharedWith, answeredAt } } : each,
      ),
    };
  },
  EvaluatorAppointed: (row, { evaluator, appointedAt }) => ({
    ...row,
    evaluators: [
      ...row.evaluators.filter((each) => each.evaluator !== evaluator),
      { evaluator, appointedAt, interests: null },
    ],
  }),
  EvaluatorDismissed: (row, { evaluator }) => ({
    ...row,
    evaluators: row.evaluators.filter((each) => each.evaluator !== evaluator),
  }),
  EvaluatorInterestDeclared: (row, { evaluator, interests }) => ({
    ...row,
    evaluators: withOne(row.evaluators, { evaluator, appointedAt: null, interests: null }, 'evaluator').map(
      (each) => (each.evaluator === evaluator ? { ...each, interests } : each),
    ),
  }),
  BidsOpened: (row, { openedAt, unreadable }) => ({ ...row, bidsOpenedAt: openedAt, unreadable }),
  PricesEvaluated: (row, facts) => ({
    ...row,
    prices: [...row.prices.filter(({ area }) => area !== facts.area), bare(facts)],
  }),
  AwardDecided: (row, facts) => ({ ...row, award: bare(facts), declined: [], notified: null }),
  AwardDeclined: (row, facts) => ({ ...row, declined: [...row.declined, bare(facts)] }),
  OutcomeNotified: (row, facts) => ({ ...row, notified: bare(facts) }),
  AwardConfirmed: (row, facts) => ({ ...row, confirmed: bare(facts) }),
};

/** Every fold of the tender's own events keeps where in the log they are. */
const withPositions = (evolve: typeof onTender): typeof onTender =>
  Object.fromEntries(
    Object.entries(
      evolve as Record<string, (row: TenderRow, event: object, recorded: object) => TenderRow>,
    ).map(([type, fold]) => [
      type,
      (row: TenderRow, event: { framework: string; tender: string }, recorded: { pos: number }) => ({
        ...fold(row, event, recorded),
        ...{ framework: event.framework, tender: event.tender },
        events: [...row.events, recorded.pos],
      }),
    ]),
  ) as unknown as typeof onTender;

/** Tenders with their bids: a row per tender, keyed `CSH-2025/T-2026`. */
export const tenders: ScopedView<TenderRow, TenderEvent | BidEvent> = {
  name: 'tenders',
  version: 3,
  key: ({ framework, tender }) => `${framework}/${tender}`,
  within: ofBidder,
  initial: noTender,
  evolve: { ...withPositions(onTender), ...onPastBid },
};
