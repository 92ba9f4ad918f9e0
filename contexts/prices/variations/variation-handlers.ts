import { AgreePriceVariationHandler } from './agree-price-variation.ts';
import { RefusePriceVariationHandler } from './refuse-price-variation.ts';
import { RequestPriceVariationHandler } from './request-price-variation.ts';
import { VaryRatesHandler } from './vary-rates.ts';
import { WithdrawPriceVariationHandler } from './withdraw-price-variation.ts';

/** Whoever carries out the verbs of variations. */
export const variationHandlers = [
  AgreePriceVariationHandler,
  RefusePriceVariationHandler,
  RequestPriceVariationHandler,
  VaryRatesHandler,
  WithdrawPriceVariationHandler,
];
