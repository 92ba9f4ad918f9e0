import type { Policy, RecordedEvent } from '#event-sourcing';
import type { AwardConfirmed } from '../tender.events.ts';
import { ConfirmBidRates } from './confirm-bid-rates.ts';

/** The rates of everybody who was given something. Those of a past award come with the import. */
export const bidRatesWhenAwardConfirmed: Policy<AwardConfirmed> = {
  name: 'confirm-bid-rates-when-award-confirmed',
  react: {
    AwardConfirmed: ({ framework, tender, awards }, { by }: RecordedEvent) =>
      by.kind === 'import'
        ? []
        : [...new Set(awards.map(({ provider }) => provider))].map(
            (provider) => new ConfirmBidRates({ framework, tender, provider }),
          ),
  },
};
