import { addDays, localDate } from '#event-sourcing';
import { allFrameworks } from '../../projections/frameworks/index.ts';
import { risk } from '../../projections/risk/index.ts';
import { type Condition, lasting } from './condition.ts';

/** A payment period: what has risen in it is news. */
const daysBefore = 28;

/** Providers whose likelihood or impact lies in a higher band of the matrix than a payment period ago. */
export const riskBandUp: Condition = {
  kind: 'risk-band-up',
  hourly: true,
  find: (views, now) =>
    allFrameworks(views).flatMap(({ framework }) => {
      const today = localDate(now);
      const before = addDays(today, -daysBefore);
      const earlier = new Map(
        risk(views, { framework, asOf: before }).rows.map((row) => [row.provider, row] as const),
      );
      return risk(views, { framework, asOf: today }).rows.flatMap((row) => {
        const then = earlier.get(row.provider);
        if (!then) return [];
        const { provider } = row;
        return (['likelihood', 'impact'] as const)
          .filter((side) => row[side].band > then[side].band)
          .map((side) => {
            const { band, points } = row[side];
            const finding = `The ${side} is in band ${band} of 5 with ${points} points; on ${before} it was in band ${then[side].band}.`;
            return lasting(`${provider}:${side}:${band}`, finding, { framework, provider });
          });
      });
    }),
};
