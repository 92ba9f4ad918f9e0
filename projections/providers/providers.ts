import type { Projection, RecordedEvent } from '#event-sourcing';
import type { ProviderEvent } from '../../contexts/providers/index.ts';

/** On the Europe/London dates [from, to). */
export interface Suspension {
  readonly from: string;
  readonly to: string | null;
  readonly reason: string;
  /** Revisions, in the provider's stream, of the events that concern it. */
  readonly events: readonly number[];
}

export interface ProviderRow {
  readonly provider: string;
  readonly name: string;
  readonly cqcRating: string | null;
  readonly joinedOn: string;
  readonly suspensions: readonly Suspension[];
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
export const providers: Projection<ProviderRow, ProviderEvent> = {
  name: 'providers',
  version: 1,
  key: ({ provider }) => provider,
  initial: { provider: '', name: '', cqcRating: null, joinedOn: '', suspensions: [] },
  evolve: {
    ProviderAdmitted: (row, facts) => ({ ...row, ...facts }),
    ProviderCorrected: (row, facts) => ({ ...row, ...facts }),
    ProviderSuspended: (row, { from, reason }, { rev }) => ({
      ...row,
      suspensions: [...row.suspensions, { from, to: null, reason, events: [rev] }],
    }),
    ProviderReinstated: (row, { from, on }, recorded) => onSuspension(row, from, recorded, { to: on }),
    SuspensionCorrected: (row, { from, to, reason }, recorded) =>
      onSuspension(row, from, recorded, { to, reason }),
  },
};
