import type { LocalDate, Views } from '#event-sourcing';
import { frameworkNamed, policyOn } from '../frameworks/index.ts';
import { windowsEnding } from '../measures/index.ts';
import { countedOffers, countings, countsInSum, type Part } from './counted-offers.ts';
import { percentAccepted } from './line.ts';
import { scopeOf } from './status.ts';

/** One period of the trend; `minimumPercent` is the line in force on its last day. */
export interface AcceptancePoint {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly accepted: number;
  readonly counted: number;
  readonly percent: number | null;
  readonly minimumPercent: number;
}

export interface TrendQuestion extends Part {
  readonly framework?: string | undefined;
  readonly asOf: LocalDate;
  readonly periods: number;
  readonly days: number;
}

/**
 * Acceptance of all judged positions together, period by period, oldest first, the last one ending on `asOf`. Judged
 * are the roles that the policy of the period's last day binds to the minimum (S4:107), so that a point equals the sum
 * of the rows of a figure with that window that are not `monitored`.
 */
export function acceptanceTrend(views: Views, question: TrendQuestion): readonly AcceptancePoint[] {
  const framework = frameworkNamed(views, question.framework);
  return windowsEnding(question.asOf, question.days, question.periods).map((window) => {
    const { policy } = policyOn(framework, window.to);
    const counts = countings(policy);
    const offers = countedOffers(views, framework, window, policy, question).filter(
      (offer) =>
        countsInSum(offer, question) &&
        counts.has(offer.counting) &&
        scopeOf(framework, policy.acceptance, offer) === 'breach',
    );
    const accepted = offers.filter(({ counting }) => counting === 'accepted').length;
    const share = { accepted, counted: offers.length };
    return {
      ...window,
      ...share,
      percent: percentAccepted(share),
      minimumPercent: policy.acceptance.minimumPercent,
    };
  });
}
