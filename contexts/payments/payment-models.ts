import { actuals } from './models/actuals.ts';
import { areaBlock } from './models/area-block.ts';
import { bidByRateCard } from './models/bid-by-rate-card.ts';
import { bidBySeparateRates } from './models/bid-by-separate-rates.ts';
import { bidOnCurrentSpend } from './models/bid-on-current-spend.ts';
import { bonusPool } from './models/bonus-pool.ts';
import { capitation } from './models/capitation.ts';
import { enhancements } from './models/enhancements.ts';
import { flexedCare } from './models/flexed-care.ts';
import { gainShare } from './models/gain-share.ts';
import { groupServiceFund } from './models/group-service-fund.ts';
import { individualServiceFund } from './models/individual-service-fund.ts';
import { monthlyAmount } from './models/monthly-amount.ts';
import { newCustomerFee } from './models/new-customer-fee.ts';
import { outcomeBands } from './models/outcome-bands.ts';
import { outcomeSupplement } from './models/outcome-supplement.ts';
import { planValueAtRisk } from './models/plan-value-at-risk.ts';
import { yearlyReduction } from './models/yearly-reduction.ts';
import { zoneSupplement } from './models/zone-supplement.ts';

/** Every model that can be asked, by the order of domain 1.8 to 1.12. */
export const paymentModels = [
  actuals,
  areaBlock,
  monthlyAmount,
  individualServiceFund,
  groupServiceFund,
  enhancements,
  newCustomerFee,
  bidOnCurrentSpend,
  bidByRateCard,
  bidBySeparateRates,
  capitation,
  planValueAtRisk,
  outcomeBands,
  outcomeSupplement,
  gainShare,
  flexedCare,
  bonusPool,
  yearlyReduction,
  zoneSupplement,
];
