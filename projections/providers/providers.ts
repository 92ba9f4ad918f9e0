import type { RecordedEvent } from '#event-sourcing';
import { samePause, type PartiesRecorded, type ProviderEvent } from '../../contexts/providers/index.ts';
import type { ScopedView } from '../scope/index.ts';

/** On the Europe/London dates [from, to). */
export interface Suspension {
  readonly from: string;
  readonly to: string | null;
  readonly reason: string;
  /** Revisions, in the provider's stream, of the events that concern it. */
  readonly events: readonly number[];
}

/** The provider itself takes nothing on the dates [from, to); `area` null: in every area of the framework. */
export interface Pause {
  readonly framework: string;
  readonly area: string | null;
  readonly from: string;
  readonly to: string | null;
}

export type Parties = Pick<PartiesRecorded, 'structure' | 'members'>;

export interface ProviderRow {
  readonly provider: string;
  readonly name: string;
  readonly cqcRating: string | null;
  readonly joinedOn: string;
  readonly suspensions: readonly Suspension[];
  readonly pauses: readonly Pause[];
  /** What it cannot be asked for, such as `live-in`. */
  readonly outOfScope: readonly string[];
  /** Who delivers under its contracts. */
  readonly parties: Parties;
}

const onSuspension = (
  row: ProviderRow,
  from: string,
  { rev }: RecordedEvent,
  facts: Partial<Suspension>,
): ProviderRow => ({
  ...row,
  suspensions: row.suspensions.map((held) =>
    held.from === from ? { ...held, ...facts, events: [...held.events, rev] } : held,
  ),
});

/** Providers of the council: a row per provider, keyed by its reference. */
export const providers: ScopedView<ProviderRow, ProviderEvent> = {
  name: 'providers',
  version: 3,
  key: ({ provider }) => provider,
  within: (row, scope) => (scope.covers(row.provider) ? row : undefined),
  initial: {
    provider: '',
    name: '',
    cqcRating: null,
    joinedOn: '',
    suspensions: [],
    pauses: [],
    outOfScope: [],
    parties: { structure: 'single', members: [] },
  },
  evolve: {
    ProviderAdmitted: (row, facts) => ({ ...row, ...facts }),
    ProviderCorrected: (row, facts) => ({ ...row, ...facts }),
    ProviderSuspended: (row, { from, reason }, { rev }) => ({
      ...row,
      suspensions: [...row.suspensions, { from, to: null, reason, events: [rev] }],
    }),
    ProviderReinstated: (row, { from, on }, recorded) => onSuspension(row, from, recorded, { to: on }),
    OffersPaused: (row, { framework, area, from, to }) => ({
      ...row,
      pauses: [
        ...row.pauses.filter((known) => !samePause(known, { framework, area, from })),
        { framework, area, from, to },
      ],
    }),
    OffersResumed: (row, { framework, area, from, on }) => ({
      ...row,
      pauses: row.pauses.map((known) =>
        samePause(known, { framework, area, from }) ? { ...known, to: on } : known,
      ),
    }),
    ProviderScopeRecorded: (row, { outOfScope }) => ({ ...row, outOfScope }),
    PartiesRecorded: (row, { structure, members }) => ({ ...row, parties: { structure, members } }),
    SuspensionCorrected: (row, { from, to, reason }, recorded) =>
      onSuspension(row, from, recorded, { to, reason }),
  },
};
