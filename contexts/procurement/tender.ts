import type { Decider, Instant, Position } from '#event-sourcing';
import type {
  AwardConfirmed,
  AwardDecided,
  AwardDeclined,
  ClarificationAnswered,
  ClarificationAsked,
  OutcomeNotified,
  PricesEvaluated,
  TenderEvent,
  TenderOpened,
} from './tender.events.ts';

type Facts<E> = Omit<E, 'type'>;

export interface Evaluator {
  readonly evaluator: string;
  /** The providers in which they have an interest; null: not declared yet. */
  readonly interests: readonly string[] | null;
}

/** A tender from its opening to the award. */
export interface Tender {
  /** Null: there is none. The deadline is the one in force. */
  readonly terms: Facts<TenderOpened> | null;
  readonly cancelled: boolean;
  readonly clarifications: readonly (Facts<ClarificationAsked> & {
    readonly answer: Facts<ClarificationAnswered> | null;
  })[];
  readonly evaluators: readonly Evaluator[];
  readonly openedAt: Instant | null;
  /** Whose bids were opened. */
  readonly bidders: readonly string[];
  /** By area. */
  readonly prices: ReadonlyMap<string, Facts<PricesEvaluated>>;
  readonly award: Facts<AwardDecided> | null;
  /** Where in the log the award was decided. */
  readonly awardPosition: Position | null;
  /** Every one: what somebody declined it is not given again. */
  readonly declined: readonly Facts<AwardDeclined>[];
  readonly notified: Facts<OutcomeNotified> | null;
  readonly confirmed: Facts<AwardConfirmed> | null;
}

export const tender: Decider<Tender, TenderEvent> = {
  category: 'tender',
  initial: {
    ...{ terms: null, cancelled: false, clarifications: [], evaluators: [] },
    ...{ openedAt: null, bidders: [] },
    ...{ prices: new Map(), award: null, awardPosition: null },
    ...{ declined: [], notified: null, confirmed: null },
  },
  evolve: {
    TenderOpened: (state, terms) => ({ ...state, terms }),
    TenderExtended: (state, { deadline }) => ({
      ...state,
      terms: state.terms && { ...state.terms, deadline },
    }),
    TenderCancelled: (state) => ({ ...state, cancelled: true }),
    ClarificationAsked: (state, asked) => ({
      ...state,
      clarifications: [...state.clarifications, { ...asked, answer: null }],
    }),
    ClarificationAnswered: (state, answer) => ({
      ...state,
      clarifications: state.clarifications.map((each) =>
        each.clarification === answer.clarification ? { ...each, answer } : each,
      ),
    }),
    EvaluatorAppointed: (state, { evaluator }) => ({
      ...state,
      evaluators: [
        ...state.evaluators.filter((each) => each.evaluator !== evaluator),
        { evaluator, interests: null },
      ],
    }),
    EvaluatorDismissed: (state, { evaluator }) => ({
      ...state,
      evaluators: state.evaluators.filter((each) => each.evaluator !== evaluator),
    }),
    EvaluatorInterestDeclared: (state, { evaluator, interests }) => ({
      ...state,
      evaluators: state.evaluators.map((each) =>
        each.evaluator === evaluator ? { evaluator, interests } : each,
      ),
    }),
    BidsOpened: (state, { openedAt, bidders }) => ({ ...state, openedAt, bidders }),
    PricesEvaluated: (state, evaluated) => ({
      ...state,
      prices: new Map(state.prices).set(evaluated.area, evaluated),
    }),
    AwardDecided: (state, award, { pos }) => ({ ...state, award, awardPosition: pos, notified: null }),
    AwardDeclined: (state, declined) => ({ ...state, declined: [...state.declined, declined] }),
    OutcomeNotified: (state, notified) => ({ ...state, notified }),
    AwardConfirmed: (state, confirmed) => ({ ...state, confirmed }),
  },
};
