import type { Decider } from '#event-sourcing';
import type { RateAgreed, RateEvent } from './rate.events.ts';

type Rate = Omit<RateAgreed, 'type'>;

/** A provider's hourly pence under one framework, by area, band and the date from which they hold. */
export type Rates = ReadonlyMap<string, number>;

/** A rate's key: references hold no "/". */
export const rateKey = ({
  area,
  band,
  effectiveFrom,
}: Pick<Rate, 'area' | 'band' | 'effectiveFrom'>): string => `${area}/${band}/${effectiveFrom}`;

const withRate = (state: Rates, rate: Rate): Rates => new Map(state).set(rateKey(rate), rate.hourlyPence);

export const rates: Decider<Rates, RateEvent> = {
  category: 'rates',
  initial: new Map(),
  evolve: { RateAgreed: withRate, RateCorrected: withRate },
};
