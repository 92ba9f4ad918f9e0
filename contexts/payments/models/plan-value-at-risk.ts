import { z } from 'zod';
import { type Explanation, rule } from '../explained.ts';
import { paymentModel } from '../payment-model.ts';
import { halfUp, shareOf, wholeMilliPercent } from '../ratio.ts';
import { milliPercent, type Plan } from '../recorded.ts';

const source = 'S2:264-269';
const guaranteed = rule('The part of the plan’s value that is not at risk is paid.', source);
const released = rule('The part at risk is paid for the outcomes achieved.', source);
const withheld = rule('The part at risk is kept back for the outcomes not achieved.', source);
const waiting = rule('The part at risk waits until every outcome of the plan is assessed.', source);

const terms = z
  .strictObject({
    atRiskMilliPercent: z.strictObject({ reablement: milliPercent, 'long-term': milliPercent }),
    achievement: z.enum(['all-or-nothing', 'pro-rata']),
  })
  .refine(({ atRiskMilliPercent: at }) => at.reablement >= at['long-term'], {
    path: ['atRiskMilliPercent'],
    error: 'reablement has at least as much at risk as long-term care',
  });

function ofPlan(
  { outcomes, valuePence, need, provider, area, from, to, ...plan }: Plan,
  { atRiskMilliPercent, achievement }: z.output<typeof terms>,
): Explanation {
  const risk = atRiskMilliPercent[need];
  const atRiskPence = shareOf(valuePence, risk);
  const achieved = outcomes.filter((each) => each.achieved === true).length;
  const agreed = outcomes.length;
  const numbers = {
    valuePence,
    atRiskMilliPercent: risk,
    atRiskPence,
    achievedOutcomes: achieved,
    agreedOutcomes: agreed,
  };
  const line = { provider, area, package: plan.package, from, to, minutes: 0, numbers };
  const lines = [{ ...line, pence: valuePence - atRiskPence, ...guaranteed }];
  if (outcomes.some((each) => each.achieved === null))
    return { lines, remarks: [{ ...line, pence: atRiskPence, ...waiting }] };
  const missed = achievement === 'pro-rata' || achieved === agreed ? agreed - achieved : agreed;
  // Rounded once from the value, so that rounding what is at risk first does not show.
  const withheldPence = halfUp(
    BigInt(valuePence) * BigInt(risk) * BigInt(missed),
    wholeMilliPercent * BigInt(agreed),
  );
  return {
    lines: [...lines, { ...line, pence: atRiskPence - withheldPence, ...released }],
    remarks: [{ ...line, pence: withheldPence, ...withheld }],
  };
}

/** M2 (domain 1.11): value − risk × value × (1 − achievement). */
export const planValueAtRisk = paymentModel({
  name: 'plan-value-at-risk',
  rule: 'A costed plan is paid, but for a part at risk, which is paid by the outcomes achieved.',
  source,
  terms,
  reads: ['plans'],
  explain({ plans }, agreed) {
    const each = plans.map((plan) => ofPlan(plan, agreed));
    return { lines: each.flatMap(({ lines }) => lines), remarks: each.flatMap(({ remarks }) => remarks) };
  },
});
