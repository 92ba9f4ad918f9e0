import { startOfDay } from '#event-sourcing';
import { RateAgreed, RateCorrected } from './rate.events.ts';
import { rates } from './rates.ts';

type Facts<E> = Omit<E, 'type'>;

const streamOf = (facts: Facts<RateAgreed>) => `${rates.category}-${facts.framework}-${facts.provider}`;

/** A rate that was agreed before it was recorded here: dated by the day from which it holds. */
export const pastRate = (facts: Facts<RateAgreed>) => ({
  stream: streamOf(facts),
  events: [{ event: new RateAgreed(facts), occurred: startOfDay(facts.effectiveFrom) }],
});

export const rateCorrection = (facts: Facts<RateCorrected>) => ({
  stream: streamOf(facts),
  event: new RateCorrected(facts),
});
