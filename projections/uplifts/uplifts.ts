import type { ProviderScope } from '#access';
import type { Instant } from '#event-sourcing';
import type { RateUplifted, Uplift, UpliftEvent, UpliftProposed } from '../../contexts/prices/index.ts';
import type { ScopedView } from '../scope/index.ts';

/** An uplift from its proposal to the last rate that rose by it. */
export interface UpliftRow extends Omit<UpliftProposed, 'type'> {
  readonly standing: Uplift['standing'];
  /** Who approved, refused or withdrew it, and in which words; null: nobody yet. */
  readonly decided: { readonly by: string; readonly at: Instant; readonly words: string } | null;
  /** Whether an import told of the decision: the rates came with it, and nothing is left to raise. */
  readonly imported: boolean;
  /** Whose rates rise by it; none while it is not approved, or when it was imported. */
  readonly providers: readonly string[];
  /** Whose rates have risen. */
  readonly applied: readonly string[];
  /** How many rates have risen. */
  readonly rates: number;
  /** Positions in the log of the proposal and what became of it. */
  readonly events: readonly number[];
}

type Course = Pick<UpliftRow, 'standing' | 'decided' | 'imported' | 'providers' | 'applied' | 'rates'>;

const undecided: Course = {
  standing: 'proposed',
  decided: null,
  imported: false,
  providers: [],
  applied: [],
  rates: 0,
};

/** An uplift as a provider whose rates rise by it knows it: how, and since when that is decided; no word of the others. */
function ofProvider(row: UpliftRow, scope: ProviderScope): UpliftRow | undefined {
  const isOwn = (provider: string) => scope.covers(provider);
  if (row.standing !== 'approved' || !row.decided || !row.providers.some(isOwn)) return undefined;
  return {
    ...row,
    ...{ evidence: '', proposedBy: '', belowPractice: false, events: [], rates: 0 },
    decided: { ...row.decided, by: '', words: '' },
    scope: { ...row.scope, providers: null },
    exceptions: row.exceptions.filter(({ provider }) => isOwn(provider)),
    providers: row.providers.filter(isOwn),
    applied: row.applied.filter(isOwn),
  };
}

/** Uplifts: a row per uplift, keyed `CSH-2025/U-2026`. */
export const uplifts: ScopedView<UpliftRow, UpliftEvent | RateUplifted> = {
  name: 'uplifts',
  version: 1,
  key: ({ framework, uplift }) => `${framework}/${uplift}`,
  within: ofProvider,
  initial: {
    ...{ framework: '', uplift: '', title: '', evidence: '', formula: { kind: 'percent', milliPercent: 0 } },
    scope: { areas: null, levels: null, providers: null, services: null, bands: null },
    ...{ exceptions: [], rounding: { mode: 'half-up', incrementPence: 1 } },
    bounds: { leastMilliPercent: null, mostMilliPercent: null, leastPence: null, mostPence: null },
    effective: { rule: 'fixed', on: '' },
    ...{ belowPractice: false, proposedAt: '', proposedBy: '', ...undecided, events: [] },
  },
  evolve: {
    // Proposed anew, it is not decided: so an import takes a decision back.
    UpliftProposed: ({ events }, facts, { pos }) => ({ ...facts, ...undecided, events: [...events, pos] }),
    UpliftApproved: (row, { decision, providers, approvedAt, approvedBy }, { pos, by }) => ({
      ...row,
      ...{ standing: 'approved', decided: { by: approvedBy, at: approvedAt, words: decision } },
      ...{ imported: by.kind === 'import', providers, events: [...row.events, pos] },
    }),
    UpliftRefused: (row, { reason, refusedAt, refusedBy }, { pos }) => ({
      ...row,
      ...{ standing: 'refused', decided: { by: refusedBy, at: refusedAt, words: reason } },
      events: [...row.events, pos],
    }),
    UpliftWithdrawn: (row, { reason }, { pos, by, occurred }) => ({
      ...row,
      ...{ standing: 'withdrawn', decided: { by: by.id, at: occurred, words: reason } },
      events: [...row.events, pos],
    }),
    RateUplifted: (row, { provider }, { pos }) => ({
      ...row,
      applied: row.applied.includes(provider) ? row.applied : [...row.applied, provider],
      ...{ rates: row.rates + 1, events: [...row.events, pos] },
    }),
  },
};
