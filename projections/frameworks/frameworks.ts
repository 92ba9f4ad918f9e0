import type { Projection, RecordedEvent } from '#event-sourcing';
import type { FrameworkEvent, Level, PolicyDocument, Role } from '../../contexts/agreement/index.ts';

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
  readonly rank: number | null;
  /** Revisions, in the framework's stream, of the events that concern it. */
  readonly events: readonly number[];
}

export interface AdoptedPolicy {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly policy: PolicyDocument;
  readonly reason: string;
}

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
}

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
export const frameworks: Projection<FrameworkRow, FrameworkEvent> = {
  name: 'frameworks',
  version: 1,
  key: ({ framework }) => framework,
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
      positions: [...row.positions, { ...awarded, events: [rev] }],
    }),
    PositionVacated: (row, { on, ...vacated }, recorded) => onPosition(row, vacated, recorded, { to: on }),
    PositionCorrected: (row, { framework: _framework, ...facts }, recorded) =>
      onPosition(row, facts, recorded, facts),
  },
};

/** The policy in force on a date: of those effective by then the newest version; before the first, the first. */
export function policyOn({ policies }: Pick<FrameworkRow, 'policies'>, date: string): AdoptedPolicy {
  const adopted = policies.findLast(({ effectiveFrom }) => effectiveFrom <= date) ?? policies[0];
  if (!adopted) throw new Error('A framework has a policy from the day it is established.');
  return adopted;
}
