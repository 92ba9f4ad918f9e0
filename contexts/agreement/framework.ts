import type { Decider } from '#event-sourcing';
import type {
  AreaDefined,
  AreaRedrawn,
  FrameworkEstablished,
  FrameworkEvent,
  HistoryTransferred,
  PositionAwarded,
} from './framework.events.ts';
import type { GenerationOpened } from './generation.events.ts';
import { exceptionFor, type LimitException, type OfPosition, without } from './exceptions/limit-exception.ts';
import type { AdoptedPolicy } from './policy-on.ts';
import type { RanksReviewed } from './ranks/rank-review.events.ts';

type Facts<E> = Omit<E, 'type'>;

/** Known by area, role, provider and `from`; held on the dates [from, to). */
export type Position = Facts<PositionAwarded>;

/** A framework agreement with its areas, policies and positions: one boundary, because award limits cross areas. */
export interface Framework {
  /** Null: not established. */
  readonly terms: Facts<FrameworkEstablished> | null;
  readonly areas: ReadonlyMap<string, Facts<AreaDefined>>;
  /** In the order of their versions. */
  readonly policies: readonly AdoptedPolicy[];
  readonly positions: readonly Position[];
  readonly transfers: readonly Facts<HistoryTransferred>[];
  readonly redrawn: readonly Facts<AreaRedrawn>[];
  /** Asked for or approved, and not used yet. */
  readonly exceptions: readonly LimitException[];
  /** Oldest first. */
  readonly reviews: readonly Facts<RanksReviewed>[];
  /** The second and later ones, in their order. */
  readonly generations: readonly Facts<GenerationOpened>[];
}

/** What tells one position from another. */
export const samePosition = (a: Known, b: Known): boolean =>
  a.area === b.area && a.role === b.role && a.provider === b.provider && a.from === b.from;
type Known = Pick<Position, 'area' | 'role' | 'provider' | 'from'>;

const withTerms = (state: Framework, terms: Facts<FrameworkEstablished>): Framework => ({ ...state, terms });

const withArea = (state: Framework, area: Facts<AreaDefined>): Framework => ({
  ...state,
  areas: new Map(state.areas).set(area.area, area),
});

const withPosition = (state: Framework, position: Position): Framework => ({
  ...state,
  positions: [...state.positions.filter((held) => !samePosition(held, position)), position],
});

const withoutException = (state: Framework, of: OfPosition): Framework => ({
  ...state,
  exceptions: without(state.exceptions, of),
});

export const framework: Decider<Framework, FrameworkEvent> = {
  category: 'framework',
  initial: {
    ...{ terms: null, areas: new Map(), policies: [], positions: [], transfers: [], redrawn: [] },
    ...{ exceptions: [], reviews: [], generations: [] },
  },
  evolve: {
    FrameworkEstablished: withTerms,
    FrameworkCorrected: withTerms,
    PolicyAdopted: (state, adopted) => ({
      ...state,
      policies: [...state.policies, adopted].toSorted((a, b) => a.version - b.version),
    }),
    AreaDefined: withArea,
    AreaCorrected: withArea,
    PositionAwarded: withPosition,
    PositionVacated: (state, { on, ...vacated }) => ({
      ...state,
      positions: state.positions.map((held) => (samePosition(held, vacated) ? { ...held, to: on } : held)),
    }),
    PositionCorrected: withPosition,
    HistoryTransferred: (state, transfer) => ({ ...state, transfers: [...state.transfers, transfer] }),
    AreaRedrawn: (state, redrawn) => ({ ...state, redrawn: [...state.redrawn, redrawn] }),
    // The vacation and the award that follow from these are facts of their own.
    PositionSteppedDown: (state) => state,
    PositionNovated: (state) => state,
    LimitExceptionRequested: (state, request) => ({
      ...state,
      exceptions: [...without(state.exceptions, request), { ...request, approved: false }],
    }),
    LimitExceptionApproved: (state, decision) => ({
      ...state,
      exceptions: state.exceptions.map((each) =>
        each === exceptionFor(state.exceptions, decision) ? { ...each, approved: true } : each,
      ),
    }),
    LimitExceptionRefused: withoutException,
    LimitExceptionUsed: withoutException,
    RanksReviewed: (state, review) => ({ ...state, reviews: [...state.reviews, review] }),
    GenerationOpened: (state, opened) => ({ ...state, generations: [...state.generations, opened] }),
  },
};
