import { date, event, pence, reference } from '#event-sourcing';

/** S4:77: each provider confirms its own hourly rate for each area. Stream per framework and provider. */
export const rateFacts = {
  framework: reference,
  provider: reference,
  area: reference,
  band: reference,
  hourlyPence: pence,
  effectiveFrom: date,
};

export class RateAgreed extends event('RateAgreed', rateFacts) {}
export class RateCorrected extends event('RateCorrected', rateFacts) {}

export type RateEvent = RateAgreed | RateCorrected;
