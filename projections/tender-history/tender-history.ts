import type { DomainEvent, RecordedEvent } from '#event-sourcing';
import type {
  AnswerScored,
  BidOpened,
  BidReceived,
  ClarificationAnswered,
  EvaluatorInterestDeclared,
  PricesEvaluated,
  QualityAssessed,
  RateExplanationReceived,
  RateExplanationRequested,
  RateReviewConcluded,
  TenderExtended,
  TenderOpened,
} from '../../contexts/procurement/index.ts';
import type { ScopedView } from '../scope/index.ts';

/** What an event says, with its place: the stream it lies in and its revision there. */
export type Told<E extends DomainEvent> = Omit<E, 'type' | 'framework' | 'tender'> & {
  readonly event: { readonly stream: string; readonly rev: number };
};

/** Everything that was ever recorded of how a tender was run, in the order of recording: what an audit looks at. */
export interface TenderHistory {
  readonly framework: string;
  readonly tender: string;
  readonly opened: readonly Told<TenderOpened>[];
  readonly extended: readonly Told<TenderExtended>[];
  readonly answered: readonly Told<ClarificationAnswered>[];
  readonly declared: readonly Told<EvaluatorInterestDeclared>[];
  readonly received: readonly Told<BidReceived>[];
  readonly bidsOpened: readonly Told<BidOpened>[];
  readonly scored: readonly Told<AnswerScored>[];
  readonly assessed: readonly Told<QualityAssessed>[];
  readonly evaluated: readonly Told<PricesEvaluated>[];
  readonly requested: readonly Told<RateExplanationRequested>[];
  readonly explained: readonly Told<RateExplanationReceived>[];
  readonly concluded: readonly Told<RateReviewConcluded>[];
}

type KeptEvent =
  | TenderOpened
  | TenderExtended
  | ClarificationAnswered
  | EvaluatorInterestDeclared
  | BidReceived
  | BidOpened
  | AnswerScored
  | QualityAssessed
  | PricesEvaluated
  | RateExplanationRequested
  | RateExplanationReceived
  | RateReviewConcluded;
type Kept = Exclude<keyof TenderHistory, 'framework' | 'tender'>;

/** What tells the rows of an import apart: a later batch corrects what an earlier one told under the same key. */
const keyed = ['provider', 'clarification', 'evaluator', 'question', 'area', 'service', 'band'] as const;

const sameKey = (one: object, other: object): boolean =>
  keyed.every((key) => (one as Record<string, unknown>)[key] === (other as Record<string, unknown>)[key]);

const add =
  (list: Kept) =>
  (
    row: TenderHistory,
    facts: { readonly framework: string; readonly tender: string },
    { stream, rev, by }: RecordedEvent,
  ): TenderHistory => {
    const { framework, tender } = facts;
    const before: readonly object[] = row[list];
    const kept = by.kind === 'import' ? before.filter((each) => !sameKey(each, facts)) : before;
    return { ...row, framework, tender, [list]: [...kept, { ...facts, event: { stream, rev } }] };
  };

/** How tenders were run: a row per tender, keyed `CSH-2025/T-2026`; providers see none of it. */
export const tenderHistories: ScopedView<TenderHistory, KeptEvent> = {
  name: 'tender-history',
  version: 1,
  key: ({ framework, tender }) => `${framework}/${tender}`,
  within: () => undefined,
  initial: {
    ...{ framework: '', tender: '', opened: [], extended: [], answered: [], declared: [], received: [] },
    ...{
      bidsOpened: [],
      scored: [],
      assessed: [],
      evaluated: [],
      requested: [],
      explained: [],
      concluded: [],
    },
  },
  evolve: {
    TenderOpened: add('opened'),
    TenderExtended: add('extended'),
    ClarificationAnswered: add('answered'),
    EvaluatorInterestDeclared: add('declared'),
    BidReceived: add('received'),
    // What a bid says in words is kept where bids are shown.
    BidOpened: (row, facts, recorded) =>
      add('bidsOpened')(row, { ...facts, ...{ content: { ...facts.content, answers: [] } } }, recorded),
    AnswerScored: add('scored'),
    QualityAssessed: add('assessed'),
    PricesEvaluated: add('evaluated'),
    RateExplanationRequested: add('requested'),
    RateExplanationReceived: add('explained'),
    RateReviewConcluded: add('concluded'),
  },
};
