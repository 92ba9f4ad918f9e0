import { localDate } from '#event-sourcing';
import { allFrameworks } from '../../projections/frameworks/index.ts';
import { reserveUsage } from '../../projections/reserve-usage/index.ts';
import { type Condition, lasting } from './condition.ts';

/** The reserve takes a larger share of the placements than before the framework (S4:103). */
export const reserveAboveBaseline: Condition = {
  kind: 'reserve-above-baseline',
  hourly: true,
  find: (views, now) =>
    allFrameworks(views).flatMap(({ framework }) => {
      const question = { framework, asOf: localDate(now) };
      const { total, baselinePercent, window } = reserveUsage(views, question);
      const { byRole, placements } = total;
      const reserve = byRole.reserve?.placements ?? 0;
      // Of whole numbers, so that what lies on the line is not above it.
      if (100 * reserve <= baselinePercent * placements) return [];
      const finding = `${reserve} of ${placements} packages placed from ${window.from} to ${window.to} went to reserve providers, more than ${baselinePercent} %.`;
      return [lasting('placements', finding, { framework })];
    }),
};
