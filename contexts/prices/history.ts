import { startOfDay, type DomainEvent, type Instant, type LocalDate } from '#event-sourcing';
import type { PolicyDocument } from '../agreement/index.ts';
import { RateAgreed, RateCorrected } from './rate.events.ts';
import { rates } from './rates.ts';
import { UpliftApproved, UpliftProposed } from './uplifts/uplift.events.ts';
import { atLeastPercent, riseOf } from './uplifts/uplifted.ts';
import { uplifts } from './uplifts/uplifts.ts';

type Facts<E> = Omit<E, 'type'>;

const streamOf = (facts: Facts<RateAgreed>) => `${rates.category}-${facts.framework}-${facts.provider}`;

/** A rate that was agreed before it was recorded here: dated by the day from which it holds. */
export const pastRate = (facts: Facts<RateAgreed>) => ({
  stream: streamOf(facts),
  events: [{ event: new RateAgreed(facts), occurred: startOfDay(facts.effectiveFrom) }],
});

export const rateCorrection = (facts: Facts<RateCorrected>) => ({
  stream: streamOf(facts),
  event: new RateCorrected(facts),
});

const atTheCouncil = 'See the file at the council';

/**
 * An uplift by one percentage of all rates, as far as it had come. The rates that followed come with the files of rates:
 * nobody's are raised by it.
 *
 * @param facts.policy what the policy in force on its first day says of uplifts
 */
export function pastUplift(facts: {
  readonly framework: string;
  readonly uplift: string;
  readonly milliPercent: number;
  readonly effectiveFrom: LocalDate;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly approvedBy: string | null;
  readonly approvedAt: Instant | null;
  readonly policy: PolicyDocument['uplift'];
}) {
  const { framework, uplift, milliPercent, effectiveFrom, proposedBy, proposedAt, policy } = facts;
  const formula = { kind: 'percent', milliPercent } as const;
  const proposed = new UpliftProposed({
    ...{ framework, uplift, title: uplift, formula },
    scope: { areas: null, levels: null, providers: null, services: null, bands: null },
    bounds: { leastMilliPercent: null, mostMilliPercent: null, leastPence: null, mostPence: null },
    ...{ exceptions: [], rounding: policy.rounding },
    effective: { rule: 'fixed', on: effectiveFrom },
    belowPractice: !atLeastPercent(riseOf(formula), policy.practicePercent),
    ...{ evidence: atTheCouncil, proposedAt, proposedBy },
  });
  const events: { readonly event: DomainEvent; readonly occurred: Instant }[] = [
    { event: proposed, occurred: proposedAt },
  ];
  const { approvedBy, approvedAt } = facts;
  if (approvedBy !== null && approvedAt !== null) {
    const of = { framework, uplift, decision: atTheCouncil, providers: [] };
    events.push({ event: new UpliftApproved({ ...of, approvedAt, approvedBy }), occurred: approvedAt });
  }
  return { stream: `${uplifts.category}-${framework}`, events };
}
