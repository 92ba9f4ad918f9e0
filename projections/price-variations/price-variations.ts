import type { Instant, RecordedEvent } from '#event-sourcing';
import type {
  PriceVariationRequested,
  RateVaried,
  Variation,
  VariationEvent,
} from '../../contexts/prices/index.ts';
import type { ScopedView } from '../scope/index.ts';

/** A variation from its request to the last rate that it changed. */
export interface PriceVariationRow extends Omit<PriceVariationRequested, 'type' | 'requestedBy'> {
  /** Null: whoever asks is not told. */
  readonly requestedBy: string | null;
  readonly standing: Variation['standing'];
  /** Who agreed, refused or withdrew, at which amount and why; null: nobody yet. */
  readonly decided: {
    readonly by: string | null;
    readonly at: Instant;
    readonly reason: string;
    /** Null: it was not agreed to. */
    readonly agreedPence: number | null;
  } | null;
  /** Whether an import told of the decision: the rates came with it, and nothing is left to change. */
  readonly imported: boolean;
  /** The rates that it changed. */
  readonly varied: readonly Pick<RateVaried, 'area' | 'oldPence' | 'hourlyPence'>[];
  /** Positions in the log of the request and what became of it. */
  readonly events: readonly number[];
  /** Revisions, in the framework's stream of variations, of the request and of the decision. */
  readonly revisions: readonly number[];
}

const told = (row: PriceVariationRow, { pos, rev }: RecordedEvent) => ({
  events: [...row.events, pos],
  revisions: [...row.revisions, rev],
});

/**
 * Variations of prices: a row each, keyed `CSH-2025/V-0001`. A provider sees its own, with decision and reasons, but not
 * who at the council asked or decided, nor the places in the log.
 */
export const priceVariations: ScopedView<PriceVariationRow, VariationEvent | RateVaried> = {
  name: 'price-variations',
  version: 1,
  key: ({ framework, variation }) => `${framework}/${variation}`,
  within: (row, scope) =>
    scope.covers(row.provider)
      ? {
          ...row,
          ...{ requestedBy: null, decided: row.decided && { ...row.decided, by: null } },
          ...{ events: [], revisions: [] },
        }
      : undefined,
  initial: {
    ...{ framework: '', variation: '', provider: '', service: 'home-care', band: '', askedPence: 0 },
    ...{ effectiveFrom: '', clause: '', evidence: '', rates: [], askedBy: 'council', requestedAt: '' },
    ...{ requestedBy: null, standing: 'requested', decided: null, imported: false, varied: [] },
    ...{ events: [], revisions: [] },
  },
  evolve: {
    // Requested anew, it is not decided.
    PriceVariationRequested: (row, facts, recorded) => ({
      ...{ ...priceVariations.initial, ...facts },
      ...told(row, recorded),
    }),
    PriceVariationAgreed: (row, { agreedPence, rates, reason, agreedAt, agreedBy }, recorded) => ({
      ...{ ...row, rates, standing: 'agreed', imported: recorded.by.kind === 'import' },
      decided: { by: agreedBy, at: agreedAt, reason, agreedPence },
      ...told(row, recorded),
    }),
    PriceVariationRefused: (row, { reason, refusedAt, refusedBy }, recorded) => ({
      ...{ ...row, standing: 'refused' },
      decided: { by: refusedBy, at: refusedAt, reason, agreedPence: null },
      ...told(row, recorded),
    }),
    PriceVariationWithdrawn: (row, { reason, withdrawnAt, withdrawnBy }, recorded) => ({
      ...{ ...row, standing: 'withdrawn' },
      decided: { by: withdrawnBy, at: withdrawnAt, reason, agreedPence: null },
      ...told(row, recorded),
    }),
    RateVaried: (row, { area, oldPence, hourlyPence }, { pos }) => ({
      ...row,
      varied: [...row.varied, { area, oldPence, hourlyPence }],
      events: [...row.events, pos],
    }),
  },
};
