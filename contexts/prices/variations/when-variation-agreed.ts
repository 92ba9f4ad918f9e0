import type { Policy, RecordedEvent } from '#event-sourcing';
import type { PriceVariationAgreed } from './variation.events.ts';
import { VaryRates } from './vary-rates.ts';

/** What was agreed becomes the rate. What an import tells of comes with its own rates. */
export const whenVariationAgreed: Policy<PriceVariationAgreed> = {
  name: 'vary-rate-when-variation-agreed',
  react: {
    PriceVariationAgreed: ({ framework, variation }, { by }: RecordedEvent) =>
      by.kind === 'import' ? [] : [new VaryRates({ framework, variation })],
  },
};
