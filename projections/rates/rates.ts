import type { Instant, LocalDate, RecordedEvent } from '#event-sourcing';
import { rateKey, type RateAgreed, type RateEvent, type ServiceKind } from '../../contexts/prices/index.ts';
import type { ScopedView } from '../scope/index.ts';

/** Pence an hour from a date on; known by area, service, band and date. */
export interface Rate {
  readonly area: string;
  readonly service: ServiceKind;
  readonly band: string;
  readonly hourlyPence: number;
  readonly effectiveFrom: string;
}

/** Where a rate comes from. */
export interface RateOrigin {
  /** Revisions of the provider's stream of rates. */
  readonly revisions: readonly number[];
  /** When it was recorded, which may be after the day from which it holds; null: an import told what had been agreed. */
  readonly knownAt: Instant | null;
  /** What it was before an uplift or a variation, and the day of that decision; null: it was agreed. */
  readonly changed: {
    readonly oldPence: number;
    readonly decidedOn: LocalDate;
    readonly uplift: string | null;
    readonly variation: string | null;
  } | null;
  /** Positions in the log. */
  readonly events: readonly number[];
}

export interface ProviderRates {
  readonly framework: string;
  readonly provider: string;
  readonly rates: readonly Rate[];
  /** Of each rate, in the same order. */
  readonly origins: readonly RateOrigin[];
}

const withRate = (
  row: ProviderRates,
  rate: Omit<RateAgreed, 'type'>,
  { rev, pos, by, occurred }: RecordedEvent,
  changed: RateOrigin['changed'] = null,
): ProviderRates => {
  const { framework, provider, area, service, band, hourlyPence, effectiveFrom } = rate;
  return {
    ...{ framework, provider },
    rates: [...row.rates, { area, service, band, hourlyPence, effectiveFrom }],
    origins: [
      ...row.origins,
      {
        ...{ revisions: [rev], knownAt: by.kind === 'import' ? null : occurred },
        ...{ changed, events: [pos] },
      },
    ],
  };
};

/** Agreed rates: a row per framework and provider, keyed `CSH-2025/P01`. */
export const rates: ScopedView<ProviderRates, RateEvent> = {
  name: 'rates',
  version: 4,
  key: ({ framework, provider }) => `${framework}/${provider}`,
  within: (row, scope) => (scope.covers(row.provider) ? row : undefined),
  initial: { framework: '', provider: '', rates: [], origins: [] },
  evolve: {
    RateAgreed: (row, rate, recorded) => withRate(row, rate, recorded),
    RateUplifted: (row, rate, recorded) => {
      const { oldPence, decidedOn, uplift } = rate;
      return withRate(row, rate, recorded, { oldPence, decidedOn, uplift, variation: null });
    },
    RateVaried: (row, rate, recorded) => {
      const { oldPence, decidedOn, variation } = rate;
      return withRate(row, rate, recorded, { oldPence, decidedOn, uplift: null, variation });
    },
    RateCorrected: (row, corrected, { rev, pos }) => {
      const isCorrected = row.rates.map((rate) => rateKey(rate) === rateKey(corrected));
      return {
        ...row,
        rates: row.rates.map((rate, i) =>
          isCorrected[i] ? { ...rate, hourlyPence: corrected.hourlyPence } : rate,
        ),
        origins: row.origins.map((origin, i) =>
          isCorrected[i]
            ? { ...origin, revisions: [...origin.revisions, rev], events: [...origin.events, pos] }
            : origin,
        ),
      };
    },
  },
};
