export * from './acceptance-figures.ts';
export * from './closed-period.ts';
export { AssessAcceptance } from './assess-acceptance.ts';
export * from './performance.events.ts';
export * from './range-of-needs.events.ts';
export { whenOfferDecided } from './when-offer-decided.ts';
