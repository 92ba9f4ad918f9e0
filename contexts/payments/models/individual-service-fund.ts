import { z } from 'zod';
import { type ExplainedLine, rule } from '../explained.ts';
import { NotPayable } from '../not-payable.ts';
import { paymentModel } from '../payment-model.ts';
import { amount, type Rows } from '../recorded.ts';
import { daysBetween } from '../weeks.ts';

const source = 'S0:147-154';
const credited = rule('The weekly budget of one customer is credited for every week.', source);
const returned = rule('What is left above the most that may roll over goes back to the council.', source);
const carried = rule('What is left rolls over to the next time.', source);
const overspent = rule('More was drawn than there was: the fund is overspent.', source);

const terms = z.strictObject({ weeklyPence: amount, rolloverCapPence: amount });

/** Weeks of a drawdown's days, both inclusive. */
function weeksOf({ from, to, ...drawn }: Rows['drawdowns'][number]): number {
  const days = daysBetween(from, to) + 1;
  if (days % 7 !== 0)
    throw new NotPayable(
      `The drawdown of package ${drawn.package} from ${from} is of ${days} days: give one of whole weeks.`,
    );
  return days / 7;
}

/** P2 (domain 1.10): £200 a week for 4 weeks; of £740 drawn, £60 roll over, and £860 can be drawn next. */
export const individualServiceFund = paymentModel({
  name: 'individual-service-fund',
  rule: 'A customer’s budget is held by the provider, used flexibly, and rolls over up to a most.',
  source,
  terms,
  reads: ['drawdowns'],
  explain({ drawdowns }, { weeklyPence, rolloverCapPence }) {
    const lines: ExplainedLine[] = [];
    const remarks: ExplainedLine[] = [];
    for (const ofFund of Map.groupBy(drawdowns, (each) => each.package).values()) {
      let openingPence = 0;
      for (const drawn of ofFund.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
        const weeks = weeksOf(drawn);
        const { drawnPence, ...of } = drawn;
        const creditPence = weeks * weeklyPence;
        const availablePence = openingPence + creditPence;
        const leftPence = availablePence - drawnPence;
        const numbers = { weeks, weeklyPence, openingPence, availablePence, drawnPence, rolloverCapPence };
        const line = { ...of, minutes: 0, numbers };
        const returnedPence = Math.max(0, leftPence - rolloverCapPence);
        lines.push({ ...line, pence: creditPence, ...credited });
        if (returnedPence > 0) lines.push({ ...line, pence: -returnedPence, ...returned });
        openingPence = leftPence - returnedPence;
        remarks.push({ ...line, pence: openingPence, ...(openingPence < 0 ? overspent : carried) });
      }
    }
    return { lines, remarks };
  },
});
