import type { Decider } from '#event-sourcing';
import type { RateAgreed, RateEvent } from './rate.events.ts';

type Rate = Omit<RateAgreed, 'type'>;

/** A provider's hourly pence under one framework, by area, service, band and the date from which they hold. */
export type Rates = ReadonlyMap<string, number>;

/** A rate's key: references hold no "/". */
export const rateKey = ({
  area,
  service,
  band,
  effectiveFrom,
}: Pick<Rate, 'area' | 'service' | 'band' | 'effectiveFrom'>): string =>
  `${area}/${service}/${band}/${effectiveFrom}`;

/** Rates as they were agreed, by their keys. */
export const ratesByKey = (
  agreed: readonly Pick<Rate, 'area' | 'service' | 'band' | 'effectiveFrom' | 'hourlyPence'>[],
): Rates => new Map(agreed.map((rate) => [rateKey(rate), rate.hourlyPence]));

const withRate = (state: Rates, rate: Omit<Rate, 'framework' | 'provider'>): Rates =>
  new Map(state).set(rateKey(rate), rate.hourlyPence);

export const rates: Decider<Rates, RateEvent> = {
  category: 'rates',
  initial: new Map(),
  evolve: { RateAgreed: withRate, RateCorrected: withRate, RateUplifted: withRate, RateVaried: withRate },
};
