import { addDays } from '#event-sourcing';
import type { ServiceKind } from '../../prices/index.ts';
import type { Explanation, ExplainedLine } from '../explained.ts';
import { NotPayable } from '../not-payable.ts';
import { penceFor } from '../ratio.ts';
import type { Demand } from '../recorded.ts';

export const minutesOf = ({ weeks, weeklyMinutes }: Demand): number => weeks * weeklyMinutes;
export const lastDayOf = ({ from, weeks }: Demand): string => addDays(from, 7 * weeks - 1);

/** Expected care at the bidder's rate for its service. Nothing is delivered yet, so no delivered minutes are paid for. */
export function demandedLines(
  provider: string,
  demand: readonly Demand[],
  card: Partial<Readonly<Record<ServiceKind, number>>>,
  why: Pick<ExplainedLine, 'rule' | 'source'>,
): Explanation {
  const lines = demand.map((each) => {
    const { area, from, service, weeks, weeklyMinutes } = each;
    const hourlyPence = card[service];
    if (hourlyPence === undefined)
      throw new NotPayable(`The bid of ${provider} has no rate for ${service}: ask for one.`);
    const minutes = minutesOf(each);
    return {
      ...{ provider, area, package: null, from, to: lastDayOf(each), minutes: 0 },
      pence: penceFor(minutes, hourlyPence),
      ...why,
      numbers: { weeks, weeklyMinutes, minutes, hourlyPence },
    };
  });
  return { lines, remarks: [] };
}
