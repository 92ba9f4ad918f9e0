import type { Decider } from '#event-sourcing';
import type {
  AreaDefined,
  FrameworkEstablished,
  FrameworkEvent,
  PositionAwarded,
} from './framework.events.ts';
import type { AdoptedPolicy } from './policy-on.ts';

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

export const framework: Decider<Framework, FrameworkEvent> = {
  category: 'framework',
  initial: { terms: null, areas: new Map(), policies: [], positions: [] },
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
  },
};
