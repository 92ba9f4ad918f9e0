import type { RecordedEvent } from '#event-sourcing';
import type {
  AreaRedrawn,
  FrameworkEvent,
  GenerationOpened,
  HistoryTransferred,
  LimitExceptionUsed,
  Level,
  LimitExceptionEvent,
  PolicyDocument,
  PositionChangeEvent,
  Role,
} from '../../contexts/agreement/index.ts';
import type { ScopedView } from '../scope/index.ts';

export interface Area {
  readonly area: string;
  readonly name: string;
  readonly level: Level;
  readonly expectedWeeklyMinutes: number | null;
  readonly expectedCustomers: number | null;
}

/** Held on the Europe/London dates [from, to); known by area, role, provider and `from`. */
export interface Position {
  readonly area: string;
  readonly role: Role;
  readonly provider: string;
  readonly from: string;
  readonly to: string | null;
  /** As it was awarded; null: not ranked. */
  readonly rank: number | null;
  /** The ranks that reviews gave it, each from a day on, oldest first. */
  readonly ranks: readonly { readonly on: string; readonly rank: number }[];
  /** Awarded beyond a limit, as a second person let it. */
  readonly excepted: boolean;
  /** Revisions, in the framework's stream, of the events that concern it. */
  readonly events: readonly number[];
}

export interface AdoptedPolicy {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly policy: PolicyDocument;
  readonly reason: string;
}

/** What `from` was offered in the position before `on` counts for `to` too (domain E29). */
export type Transfer = Omit<HistoryTransferred, 'type' | 'framework'>;

/** For information (domain E28). */
export type RedrawnArea = Omit<AreaRedrawn, 'type' | 'framework'>;

/** Open to new providers again on the dates [opensOn, closesOn). */
export type Generation = Omit<GenerationOpened, 'type' | 'framework'>;

/** One framework agreement: its terms, policies (oldest first), areas by reference and positions as awarded. */
export interface FrameworkRow {
  readonly framework: string;
  readonly title: string;
  readonly authority: string;
  readonly regime: 'PCR2015' | 'PA2023' | 'PSR';
  readonly startsOn: string;
  readonly endsOn: string;
  readonly policies: readonly AdoptedPolicy[];
  readonly areas: Readonly<Record<string, Area>>;
  readonly positions: readonly Position[];
  readonly transfers: readonly Transfer[];
  readonly redrawn: readonly RedrawnArea[];
  /** The second and later ones, in their order. */
  readonly generations: readonly Generation[];
}

/** What of a framework its row knows. */
type RowEvent = Exclude<FrameworkEvent, PositionChangeEvent | LimitExceptionEvent> | LimitExceptionUsed;

type Known = Pick<Position, 'area' | 'role' | 'provider' | 'from'>;

const onPosition = (row: FrameworkRow, known: Known, { rev }: RecordedEvent, facts: Partial<Position>) => ({
  ...row,
  positions: row.positions.map((held) =>
    held.area === known.area &&
    held.role === known.role &&
    held.provider === known.provider &&
    held.from === known.from
      ? { ...held, ...facts, events: [...held.events, rev] }
      : held,
  ),
});

const withArea = (
  row: FrameworkRow,
  { area, name, level, expectedWeeklyMinutes, expectedCustomers }: Area,
) => ({
  ...row,
  areas: { ...row.areas, [area]: { area, name, level, expectedWeeklyMinutes, expectedCustomers } },
});

/** Framework agreements: a row per framework, keyed by its reference. */
export const frameworks: ScopedView<FrameworkRow, RowEvent> = {
  name: 'frameworks',
  version: 5,
  key: ({ framework }) => framework,
  within: (row, scope, inherited) => ({
    ...row,
    positions: row.positions.filter(({ provider }) => scope.covers(provider)),
    transfers: row.transfers.filter(
      ({ area, role, to }) =>
        scope.covers(to) ||
        inherited.some(
          (estate) =>
            estate.framework === row.framework &&
            estate.area === area &&
            estate.role === role &&
            estate.provider === to,
        ),
    ),
  }),
  initial: {
    framework: '',
    title: '',
    authority: '',
    regime: 'PA2023',
    startsOn: '',
    endsOn: '',
    policies: [],
    areas: {},
    positions: [],
    transfers: [],
    redrawn: [],
    generations: [],
  },
  evolve: {
    FrameworkEstablished: (row, facts) => ({ ...row, ...facts }),
    FrameworkCorrected: (row, facts) => ({ ...row, ...facts }),
    PolicyAdopted: (row, { version, effectiveFrom, policy, reason }) => ({
      ...row,
      policies: [...row.policies, { version, effectiveFrom, policy, reason }],
    }),
    AreaDefined: withArea,
    AreaCorrected: withArea,
    PositionAwarded: (row, { framework: _framework, ...awarded }, { rev }) => ({
      ...row,
      positions: [...row.positions, { ...awarded, ranks: [], excepted: false, events: [rev] }],
    }),
    PositionVacated: (row, { on, ...vacated }, recorded) => onPosition(row, vacated, recorded, { to: on }),
    HistoryTransferred: (row, { framework: _framework, ...transfer }) => ({
      ...row,
      transfers: [...row.transfers, transfer],
    }),
    AreaRedrawn: (row, { framework: _framework, ...redrawn }) => ({
      ...row,
      redrawn: [...row.redrawn, redrawn],
    }),
    PositionCorrected: (row, { framework: _framework, ...facts }, recorded) =>
      onPosition(row, facts, recorded, facts),
    LimitExceptionUsed: (row, used, recorded) => onPosition(row, used, recorded, { excepted: true }),
    RanksReviewed: (row, { area, role, on, ranking }, { rev }) => ({
      ...row,
      positions: row.positions.map((held) => {
        const ranked = ranking.find(({ provider }) => provider === held.provider);
        const concerned = held.area === area && held.role === role && held.from <= on;
        return ranked && concerned
          ? { ...held, ranks: [...held.ranks, { on, rank: ranked.rank }], events: [...held.events, rev] }
          : held;
      }),
    }),
    GenerationOpened: (row, { framework: _framework, ...opened }) => ({
      ...row,
      generations: [...row.generations, opened],
    }),
  },
};

/** The policy in force on a date: of those effective by then the newest version; before the first, the first. */
export function policyOn({ policies }: Pick<FrameworkRow, 'policies'>, date: string): AdoptedPolicy {
  const adopted = policies.findLast(({ effectiveFrom }) => effectiveFrom <= date) ?? policies[0];
  if (!adopted) throw new Error('A framework has a policy from the day it is established.');
  return adopted;
}

/** The rank of a position on a date: by the newest review that has taken effect, else as it was awarded. */
export const rankOn = ({ rank, ranks }: Pick<Position, 'rank' | 'ranks'>, date: string): number | null =>
  ranks.findLast(({ on }) => on <= date)?.rank ?? rank;
