import { pence } from '#event-sourcing';
import { z } from 'zod';
import { deliveredLine, hourlyPenceOn } from '../delivered-line.ts';
import { rule } from '../explained.ts';
import { NotPayable } from '../not-payable.ts';
import { paymentModel } from '../payment-model.ts';
import type { Delivery, Plan } from '../recorded.ts';

const source = 'S3:29';
const rewarded = rule(
  'The minutes delivered, at the hourly rate and a supplement for each outcome achieved.',
  source,
);

/** The plan that a package has on a day; of two the one that began later. */
const planOn = (plans: readonly Plan[], { day }: Delivery): Plan | undefined =>
  plans
    .filter(({ from, to }) => from <= day && day <= to)
    .reduce<Plan | undefined>((last, each) => (last && last.from > each.from ? last : each), undefined);

/** B1 (domain 1.12): five outcomes of 20p each, £18.00 to £19.00 at most. Care without a plan has the base rate. */
export const outcomeSupplement = paymentModel({
  name: 'outcome-supplement',
  rule: 'The hourly rate is raised by so much for each outcome of the plan that is achieved.',
  source,
  terms: z.strictObject({ outcomeHourlyPence: pence, mostOutcomes: z.int().min(1).max(100) }),
  reads: ['deliveries', 'plans'],
  explain({ deliveries, plans }, { outcomeHourlyPence, mostOutcomes }, rates) {
    const tooMany = plans.find(({ outcomes }) => outcomes.length > mostOutcomes);
    if (tooMany)
      throw new NotPayable(
        `The plan of package ${tooMany.package} has ${tooMany.outcomes.length} outcomes: agree ${mostOutcomes} at most.`,
      );
    const ofPackage = Map.groupBy(plans, (plan) => plan.package);
    const lines = deliveries.map((each) => {
      const plan = planOn(ofPackage.get(each.package) ?? [], each);
      const achievedOutcomes = (plan?.outcomes ?? []).filter(({ achieved }) => achieved === true).length;
      return deliveredLine(each, hourlyPenceOn(rates, each), rewarded, {
        milliPence: 1000 * outcomeHourlyPence * achievedOutcomes,
        numbers: { achievedOutcomes, outcomeHourlyPence },
      });
    });
    return { lines, remarks: [] };
  },
});
