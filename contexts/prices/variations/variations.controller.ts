import { commandController } from '#event-sourcing';
import { AgreePriceVariation } from './agree-price-variation.ts';
import { RefusePriceVariation } from './refuse-price-variation.ts';
import { RequestPriceVariation } from './request-price-variation.ts';
import { WithdrawPriceVariation } from './withdraw-price-variation.ts';

export const VariationsController = commandController(
  'price-variations',
  'api/v1/frameworks/:framework/price-variations',
  {
    '': RequestPriceVariation,
    ':variation/agreement': AgreePriceVariation,
    ':variation/refusal': RefusePriceVariation,
    ':variation/withdrawal': WithdrawPriceVariation,
  },
);
