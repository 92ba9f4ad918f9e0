import type { Policy } from '#event-sourcing';
import type { BidRatesConfirmed } from '../procurement/index.ts';
import { AgreeRate } from './agree-rate.ts';

/** The rates that a holder bid, from the first day of its positions. */
export const ratesWhenBidRatesConfirmed: Policy<BidRatesConfirmed> = {
  name: 'agree-rates-when-bid-rates-confirmed',
  react: {
    BidRatesConfirmed: ({ framework, provider, rates, from }) =>
      rates.map((rate) => new AgreeRate({ framework, provider, ...rate, effectiveFrom: from })),
  },
};
