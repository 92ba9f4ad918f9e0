import { z } from 'zod';

/** Why a person may pass over a provider: what Evenhand sees itself (a suspension, a pause) it records itself. */
export const skipReason = z.enum([
  'CUSTOMER_CHOICE',
  'CONFLICT_OF_INTEREST',
  'OUT_OF_SCOPE',
  'SUSPENDED',
  'BELOW_GOOD',
  'NO_HOLDER',
]);
