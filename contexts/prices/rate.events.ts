import { date, event, pence, reference } from '#event-sourcing';
import { serviceKind } from './service-kind.ts';

/** S4:77: each provider confirms its own hourly rate for each area. Stream per framework and provider. */
export const rateFacts = {
  framework: reference,
  provider: reference,
  area: reference,
  service: serviceKind.default('home-care'),
  band: reference,
  hourlyPence: pence,
  effectiveFrom: date,
};

/** Before rates told services apart, all were for home care. */
const asHomeCare = { version: 2, upcasts: { 1: (rate: object) => ({ ...rate, service: 'home-care' }) } };

export class RateAgreed extends event('RateAgreed', rateFacts, asHomeCare) {}
export class RateCorrected extends event('RateCorrected', rateFacts, asHomeCare) {}

const changed = { ...rateFacts, oldPence: pence, decidedOn: date };

/** A rate rose by an uplift; a package placed from the day of the decision on had a price that knew of it (domain E62). */
export class RateUplifted extends event('RateUplifted', { ...changed, uplift: reference }) {}
/** A rate changed because the provider asked for it, and the council agreed. */
export class RateVaried extends event('RateVaried', { ...changed, variation: reference }) {}

export type RateEvent = RateAgreed | RateCorrected | RateUplifted | RateVaried;
