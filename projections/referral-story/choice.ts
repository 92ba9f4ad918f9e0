import { localDate, type Instant, type Views } from '#event-sourcing';
import type { Role } from '../../contexts/agreement/index.ts';
import { heldIn, type Ground } from '../fairness/index.ts';
import { policyOn, type FrameworkRow } from '../frameworks/index.ts';
import { by, holdsOn } from '../measures/index.ts';
import { rates, ratesInForce } from '../rates/index.ts';
import type { ReferralRow } from '../referrals/index.ts';

/** A rate in force: pence an hour in a band. */
export interface RateInForce {
  readonly band: string;
  readonly hourlyPence: number;
  readonly effectiveFrom: string;
}

/** A provider that held a position in the area on the day of a choice, and how it stood at that moment. */
export interface Candidate {
  readonly role: Role;
  readonly provider: string;
  readonly rank: number | null;
  readonly heldFrom: string;
  readonly heldTo: string | null;
  readonly suspension: { readonly from: string; readonly to: string | null; readonly reason: string } | null;
  readonly rates: readonly RateInForce[];
  /** The offers of the referral that it had in this role by then. */
  readonly offered: readonly string[];
  /** Why it was passed over by then. */
  readonly skipped: readonly string[];
}

/** What a choice of a provider rested on. */
export interface Choice {
  readonly policyVersion: number;
  /** The order in which the policy asks the roles at the area's level. */
  readonly order: readonly Role[];
  /** In that order, then by rank and reference; roles that the order does not know come last. */
  readonly candidates: readonly Candidate[];
}

/** The rates of a provider in an area on a date, one for each band. */
export function ratesOn(
  views: Views,
  { framework }: FrameworkRow,
  of: { readonly provider: string; readonly area: string },
  date: string,
): readonly RateInForce[] {
  const agreed = views.get(rates, `${framework}/${of.provider}`)?.rates ?? [];
  return ratesInForce(agreed, date).flatMap(({ area, ...rate }) => (area === of.area ? [rate] : []));
}

/** Everybody who could have been chosen at an instant, and how each stood. */
export function choiceAt(views: Views, ground: Ground, row: ReferralRow, at: Instant): Choice {
  const date = localDate(at);
  const { version, policy } = policyOn(ground.framework, date);
  const level = ground.framework.areas[row.area]?.level;
  const order = (level && policy.order[level]) ?? [];
  const turn = (role: Role) => (order.includes(role) ? order.indexOf(role) : order.length);
  const candidates = heldIn(ground, row.area, date).map(({ role, provider, rank, from, to }): Candidate => {
    const suspension = ground.providers.get(provider)?.suspensions.find((each) => holdsOn(each, date));
    const same = (each: { readonly role: Role; readonly provider: string | null }) =>
      each.role === role && each.provider === provider;
    return {
      ...{ role, provider, rank, heldFrom: from, heldTo: to },
      suspension: suspension ? { from: suspension.from, to: suspension.to, reason: suspension.reason } : null,
      rates: ratesOn(views, ground.framework, { provider, area: row.area }, date),
      offered: row.offers.filter((each) => same(each) && each.offeredAt <= at).map(({ offer }) => offer),
      skipped: row.skips.filter((each) => same(each) && each.at <= at).map(({ reason }) => reason),
    };
  });
  return {
    policyVersion: version,
    order,
    candidates: candidates.toSorted(
      by(
        ({ role }) => turn(role),
        ({ rank }) => rank ?? 10_001,
        ({ provider }) => provider,
      ),
    ),
  };
}
