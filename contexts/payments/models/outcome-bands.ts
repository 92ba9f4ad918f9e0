import { reference } from '#event-sourcing';
import { z } from 'zod';
import { rule } from '../explained.ts';
import { NotPayable } from '../not-payable.ts';
import { paymentModel } from '../payment-model.ts';
import { milliPercentOf, sumOf, wholeMilliPercent } from '../ratio.ts';
import { amount, milliPercent, type Plan } from '../recorded.ts';

const source = 'S2:233-252';
const reached = rule(
  'The payment is made: achieved over expected, over all bands, reaches the target.',
  source,
);
const missed = rule(
  'The payment is not made: achieved over expected, over all bands, is below the target.',
  source,
);

const weights = z.record(reference, z.int().min(1).max(1000));
const terms = z.strictObject({
  targetMilliPercent: milliPercent.min(1),
  paymentPence: amount,
  /** By band; null: by the outcomes expected in each, so that every outcome weighs the same. */
  weights: weights.nullable(),
});

interface Band {
  readonly weight: number;
  readonly achieved: number;
  readonly expected: number;
}

function bandsOf(plans: readonly Plan[], agreed: z.output<typeof weights> | null): readonly Band[] {
  const ofBand = Map.groupBy(plans, ({ band, ...plan }) => {
    if (band === null)
      throw new NotPayable(`The plan of package ${plan.package} is in no band: put it in one.`);
    return band;
  });
  return [...ofBand].map(([band, plansOfBand]) => {
    const outcomes = plansOfBand.flatMap((plan) => plan.outcomes);
    const expected = outcomes.length;
    const weight = agreed === null ? expected : agreed[band];
    if (weight === undefined) throw new NotPayable(`The terms give band ${band} no weight: agree one.`);
    return { weight, achieved: outcomes.filter((each) => each.achieved === true).length, expected };
  });
}

/** Σ weight × achieved ÷ expected, over Σ weight: an exact fraction. */
function performance(bands: readonly Band[]): { readonly over: bigint; readonly under: bigint } {
  const product = bands.reduce((all, { expected }) => all * BigInt(expected), 1n);
  const over = bands.reduce(
    (sum, { weight, achieved, expected }) => sum + BigInt(weight * achieved) * (product / BigInt(expected)),
    0n,
  );
  return { over, under: product * BigInt(sumOf(bands.map(({ weight }) => weight))) };
}

/** M3 (domain 1.11): band A 8 of 10, band B 15 of 20: 23 of 30. What nobody has assessed is not achieved. */
export const outcomeBands = paymentModel({
  name: 'outcome-bands',
  rule: 'Customers are in bands, each with outcomes; the payment is made when their overall performance reaches the target.',
  source,
  terms,
  reads: ['plans'],
  explain({ plans }, { targetMilliPercent, paymentPence, weights: agreed }) {
    const each = [...Map.groupBy(plans, ({ provider }) => provider)].map(([provider, own]) => {
      const bands = bandsOf(own, agreed);
      const { over, under } = performance(bands);
      const isReached = over * wholeMilliPercent >= BigInt(targetMilliPercent) * under;
      const line = {
        ...{ provider, area: null, package: null, minutes: 0, pence: paymentPence },
        from: own.map(({ from }) => from).toSorted()[0]!,
        to: own
          .map(({ to }) => to)
          .toSorted()
          .at(-1)!,
        ...(isReached ? reached : missed),
        numbers: {
          achievedOutcomes: sumOf(bands.map(({ achieved }) => achieved)),
          expectedOutcomes: sumOf(bands.map(({ expected }) => expected)),
          performanceMilliPercent: milliPercentOf(over, under),
          targetMilliPercent,
          paymentPence,
        },
      };
      return { isReached, line };
    });
    return {
      lines: each.filter(({ isReached }) => isReached).map(({ line }) => line),
      remarks: each.filter(({ isReached }) => !isReached).map(({ line }) => line),
    };
  },
});
