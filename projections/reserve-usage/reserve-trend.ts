import type { LocalDate, Views } from '#event-sourcing';
import { frameworkNamed, policyOn } from '../frameworks/index.ts';
import { windowsEnding } from '../measures/index.ts';
import { placements, type Part } from './placements.ts';
import { usageOf, type ReserveUsageRow } from './reserve-usage.ts';

/** One period of the trend; `baselinePercent` is that of the policy in force on its last day. */
export interface ReservePoint extends Omit<ReserveUsageRow, 'area'> {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly baselinePercent: number;
}

export interface ReserveTrendQuestion extends Part {
  readonly framework?: string | undefined;
  readonly asOf: LocalDate;
  readonly periods: number;
  readonly days: number;
}

/** Reserve usage of the whole framework, period by period, oldest first, the last one ending on `asOf`. */
export function reserveTrend(views: Views, question: ReserveTrendQuestion): readonly ReservePoint[] {
  const framework = frameworkNamed(views, question.framework);
  return windowsEnding(question.asOf, question.days, question.periods).map((window) => ({
    ...window,
    ...usageOf(placements(views, framework.framework, window, question)),
    baselinePercent: policyOn(framework, window.to).policy.reserve.baselinePercent,
  }));
}
