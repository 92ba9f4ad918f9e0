import { bidByRateCard } from './models/bid-by-rate-card.ts';
import { bidBySeparateRates } from './models/bid-by-separate-rates.ts';
import { bidOnCurrentSpend } from './models/bid-on-current-spend.ts';
import { capitation } from './models/capitation.ts';
import { outcomeBands } from './models/outcome-bands.ts';
import { planValueAtRisk } from './models/plan-value-at-risk.ts';

/** Every model that can be asked, by the order of domain 1.10 to 1.12. */
export const paymentModels = [
  capitation,
  planValueAtRisk,
  outcomeBands,
  bidOnCurrentSpend,
  bidByRateCard,
  bidBySeparateRates,
];
