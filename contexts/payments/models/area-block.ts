import { date, minutes, pence, reference } from '#event-sourcing';
import { z } from 'zod';
import { type ExplainedLine, rule } from '../explained.ts';
import { paymentModel } from '../payment-model.ts';
import { milliPercentOf, penceFor, sumOf } from '../ratio.ts';
import { liesIn, weekOf, wholeWeeks } from '../weeks.ts';

const source = 'S0:147-154';
const block = rule('The block is paid whole, whether its hours were used or not.', source);
const over = rule('Hours delivered beyond the block are paid at the rate for more.', source);
const voids = {
  provider: rule('Hours of the block were void: the provider declined work while they were free.', source),
  council: rule('Hours of the block were void: the council referred too little.', source),
};

const terms = z.strictObject({
  ...{ provider: reference, area: reference, from: date },
  /** The block of each week: of so many weeks from `from`, then of so many more (S4:42, a taper at the outset). */
  steps: z.array(z.strictObject({ weeks: z.int().min(1).max(520), weeklyMinutes: minutes })),
  /** Of every week after the steps. */
  thenWeeklyMinutes: minutes,
  ...{ hourlyPence: pence, overHourlyPence: pence },
});

function blockOf({ steps, thenWeeklyMinutes }: z.output<typeof terms>, index: number): number {
  let weeksBefore = 0;
  for (const step of steps) {
    weeksBefore += step.weeks;
    if (index < weeksBefore) return step.weeklyMinutes;
  }
  return thenWeeklyMinutes;
}

/**
 * P1 and P1b (domain 1.10): 150 h at £22.00 are £3,300.00 for 120 h delivered, and £3,630.00 for 165 h. A void is the
 * provider's as far as it declined work in that week, and else the council's (E71).
 */
export const areaBlock = paymentModel({
  name: 'area-block',
  rule: 'A block of weekly hours in an area is paid, and what is delivered beyond it at another rate.',
  source,
  terms,
  reads: ['period', 'deliveries', 'declined'],
  explain({ period, deliveries, declined }, agreed) {
    const { provider, area, from, hourlyPence, overHourlyPence } = agreed;
    const isOurs = (each: { readonly provider: string; readonly area: string }) =>
      each.provider === provider && each.area === area;
    const delivered = deliveries.filter(isOurs);
    const weeks = wholeWeeks(from, period).map((index) => {
      const week = weekOf(from, index);
      const blockMinutes = blockOf(agreed, index);
      const deliveredMinutes = sumOf(
        delivered.filter(({ day }) => liesIn({ from: day, to: day }, week)).map((each) => each.minutes),
      );
      const declinedMinutes = sumOf(
        declined
          .filter((each) => isOurs(each) && liesIn({ from: each.on, to: each.on }, week))
          .map((each) => each.weeklyMinutes),
      );
      const usedMinutes = Math.min(blockMinutes, deliveredMinutes);
      const voidMinutes = blockMinutes - usedMinutes;
      const ofProvider = Math.min(voidMinutes, declinedMinutes);
      const numbers = { blockMinutes, deliveredMinutes, hourlyPence };
      const used = blockMinutes === 0 ? 0 : milliPercentOf(BigInt(usedMinutes), BigInt(blockMinutes));
      const line = (
        why: Pick<ExplainedLine, 'rule' | 'source'>,
        paidMinutes: number,
        rate: number,
        more: ExplainedLine['numbers'],
      ): ExplainedLine => ({
        ...{ provider, area, package: null, ...week, minutes: 0, pence: penceFor(paidMinutes, rate) },
        ...why,
        numbers: { ...numbers, ...more },
      });
      const overMinutes = deliveredMinutes - usedMinutes;
      return {
        lines: [
          {
            ...line(block, blockMinutes, hourlyPence, { usedMilliPercent: used, voidMinutes }),
            minutes: usedMinutes,
          },
          {
            ...line(over, overMinutes, overHourlyPence, { overMinutes, overHourlyPence }),
            minutes: overMinutes,
          },
        ],
        remarks: [
          line(voids.provider, ofProvider, hourlyPence, { voidMinutes: ofProvider, declinedMinutes }),
          line(voids.council, voidMinutes - ofProvider, hourlyPence, {
            voidMinutes: voidMinutes - ofProvider,
          }),
        ],
      };
    });
    const said = (each: ExplainedLine) => each.pence > 0 || each.minutes > 0;
    return {
      lines: weeks.flatMap(({ lines }) => lines).filter(said),
      remarks: weeks.flatMap(({ remarks }) => remarks).filter(said),
    };
  },
});
