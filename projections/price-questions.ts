import { FindPriceVariationsHandler, GetPriceVariationHandler } from './price-variations/index.ts';
import { PriceVariationsViewController } from './price-variations/price-variations.controller.ts';
import { FindSignificantChangesHandler } from './significant-changes/index.ts';
import { SignificantChangesController } from './significant-changes/significant-changes.controller.ts';

/** Where it can be asked how single prices change. */
export const priceControllers = [PriceVariationsViewController, SignificantChangesController];

/** Whoever answers that. */
export const priceHandlers = [
  FindPriceVariationsHandler,
  FindSignificantChangesHandler,
  GetPriceVariationHandler,
];
