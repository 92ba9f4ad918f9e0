import type { Projection } from '#event-sourcing';
import type { ProviderEvent } from '../../contexts/providers/index.ts';

/** On the Europe/London dates [from, to). */
export interface Suspension {
  readonly from: string;
  readonly to: string | null;
  readonly reason: string;
}

export interface ProviderRow {
  readonly provider: string;
  readonly name: string;
  readonly cqcRating: string | null;
  readonly joinedOn: string;
  readonly suspensions: readonly Suspension[];
}

/** Providers of the council: a row per provider, keyed by its reference. */
export const providers: Projection<ProviderRow, ProviderEvent> = {
  name: 'providers',
  version: 1,
  key: ({ provider }) => provider,
  initial: { provider: '', name: '', cqcRating: null, joinedOn: '', suspensions: [] },
  evolve: {
    ProviderAdmitted: (row, facts) => ({ ...row, ...facts }),
    ProviderCorrected: (row, facts) => ({ ...row, ...facts }),
    ProviderSuspended: (row, { from, reason }) => ({
      ...row,
      suspensions: [...row.suspensions, { from, to: null, reason }],
    }),
    ProviderReinstated: (row, { from, on }) => ({
      ...row,
      suspensions: row.suspensions.map((held) => (held.from === from ? { ...held, to: on } : held)),
    }),
    SuspensionCorrected: (row, { from, to, reason }) => ({
      ...row,
      suspensions: row.suspensions.map((held) => (held.from === from ? { from, to, reason } : held)),
    }),
  },
};
