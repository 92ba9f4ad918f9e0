import { date, reference } from '#event-sourcing';
import { z } from 'zod';
import { rule } from '../explained.ts';
import { NotPayable } from '../not-payable.ts';
import { paymentModel } from '../payment-model.ts';
import { sumOf } from '../ratio.ts';
import { amount } from '../recorded.ts';
import { liesIn, weekOf, wholeWeeks } from '../weeks.ts';

const source = 'S0:147-154';
const pooled = rule('The weekly baselines of all members are paid into one pool.', source);
const left = rule('What the pool has left when every member’s use is taken from it.', source);
const used = rule('What a member used above its baseline; below nothing, less than it.', source);

/** P3 (domain 1.10): five members at £180 a week are £900; of £890 used, £10 is left. Who leaves takes its baseline along. */
export const groupServiceFund = paymentModel({
  name: 'group-service-fund',
  rule: 'The budgets of a group are pooled, and used as its members’ needs go up and down.',
  source,
  terms: z.strictObject({
    ...{ provider: reference, area: reference, from: date },
    members: z.array(
      z.strictObject({ package: reference, weeklyPence: amount, from: date, to: date.nullable() }),
    ),
  }),
  reads: ['period', 'drawdowns'],
  explain({ period, drawdowns }, { provider, area, from, members }) {
    const weeks = wholeWeeks(from, period).map((index) => {
      const week = weekOf(from, index);
      const present = members.filter((each) => liesIn(week, { from: each.from, to: each.to ?? week.to }));
      const drawn = drawdowns.filter((each) => each.provider === provider && liesIn(each, week));
      const stranger = drawn.find((each) => !present.some((member) => member.package === each.package));
      if (stranger)
        throw new NotPayable(
          `Package ${stranger.package} drew on the fund from ${stranger.from} and was no member: correct one of the two.`,
        );
      const usedBy = (name: string) =>
        sumOf(drawn.filter((each) => each.package === name).map(({ drawnPence }) => drawnPence));
      const poolPence = sumOf(present.map(({ weeklyPence }) => weeklyPence));
      const usedPence = sumOf(drawn.map(({ drawnPence }) => drawnPence));
      const line = { provider, area, package: null, ...week, minutes: 0 };
      const numbers = { poolPence, usedPence };
      const byMember = present.map(({ weeklyPence, ...member }) => ({
        ...{ ...line, package: member.package, pence: usedBy(member.package) - weeklyPence },
        ...used,
        numbers: { baselinePence: weeklyPence, usedPence: usedBy(member.package) },
      }));
      return {
        paid: { ...line, pence: poolPence, ...pooled, numbers },
        remarks: [{ ...line, pence: poolPence - usedPence, ...left, numbers }, ...byMember],
      };
    });
    return { lines: weeks.map(({ paid }) => paid), remarks: weeks.flatMap(({ remarks }) => remarks) };
  },
});
