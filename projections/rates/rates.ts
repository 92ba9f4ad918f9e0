import type { Projection } from '#event-sourcing';
import type { RateEvent } from '../../contexts/prices/index.ts';

/** Pence an hour from a date on; known by area, band and date. */
export interface Rate {
  readonly area: string;
  readonly band: string;
  readonly hourlyPence: number;
  readonly effectiveFrom: string;
}

export interface ProviderRates {
  readonly framework: string;
  readonly provider: string;
  readonly rates: readonly Rate[];
}

/** Agreed rates: a row per framework and provider, keyed `CSH-2025/P01`. */
export const rates: Projection<ProviderRates, RateEvent> = {
  name: 'rates',
  version: 1,
  key: ({ framework, provider }) => `${framework}/${provider}`,
  initial: { framework: '', provider: '', rates: [] },
  evolve: {
    RateAgreed: (row, { framework, provider, area, band, hourlyPence, effectiveFrom }) => ({
      framework,
      provider,
      rates: [...row.rates, { area, band, hourlyPence, effectiveFrom }],
    }),
    RateCorrected: (row, { area, band, hourlyPence, effectiveFrom }) => ({
      ...row,
      rates: row.rates.map((rate) =>
        rate.area === area && rate.band === band && rate.effectiveFrom === effectiveFrom
          ? { ...rate, hourlyPence }
          : rate,
      ),
    }),
  },
};
