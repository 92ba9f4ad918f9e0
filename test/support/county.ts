import { type DomainEvent, foldInMemory, type Instant, type RecordedEvent } from '#event-sourcing';
import {
  defaultPolicy,
  type FrameworkCorrected,
  type Level,
  PolicyAdopted,
  PositionVacated,
} from '../../contexts/agreement/index.ts';
import { pastArea, pastFramework, pastPosition } from '../../contexts/agreement/history.ts';
import { mergePolicy, type PolicyOverrides } from '../../contexts/agreement/merge-policy.ts';
import { packageCorrection, pastPackage } from '../../contexts/packages/history.ts';
import { pastRate } from '../../contexts/prices/history.ts';
import { pastProvider, pastSuspension } from '../../contexts/providers/history.ts';
import {
  exemptionCorrection,
  offerCorrection,
  pastExemption,
  pastOffer,
  pastReferral,
  pastSkip,
} from '../../contexts/referrals/history.ts';
import { allProjections } from '../../projections/projections.module.ts';
import {
  exemptionFacts,
  moment,
  offerFacts,
  packageFacts,
  type Past,
  type Position,
  type Referral,
  type Skip,
  type SomeExemption,
  type SomeOffer,
  type SomePackage,
} from './county-facts.ts';
import { recorded } from './given.ts';

/**
 * A little county in which things happened: recorded as an import records them, in the order of the calls.
 * What a specification does not care about has a plain value.
 */
export class County {
  readonly events: RecordedEvent[] = [];
  private readonly revisions = new Map<string, number>();
  private at: Instant = '2025-01-06T08:00:00.000Z';

  constructor(
    readonly framework = 'CSH-2025',
    overrides: PolicyOverrides = {},
    terms: Partial<Omit<FrameworkCorrected, 'type'>> = {},
  ) {
    const established = {
      framework,
      title: 'Care and Support at Home',
      authority: 'Westmarch Council',
      regime: 'PCR2015' as const,
      startsOn: '2025-01-06',
      endsOn: '2031-01-05',
      ...terms,
    };
    this.past(pastFramework(established, mergePolicy(defaultPolicy, overrides)));
  }

  /** From here on things are recorded at this instant. */
  recordedAt(text: string): this {
    this.at = moment(text);
    return this;
  }

  /** Any fact, in its stream. */
  record(stream: string, event: DomainEvent, occurred: Instant = this.at, cause = 'a-test'): this {
    const rev = this.revisions.get(stream) ?? 0;
    this.revisions.set(stream, rev + 1);
    const pos = this.events.length;
    const id = `00000000-0000-7000-8000-${String(pos).padStart(12, '0')}`;
    this.events.push(recorded(event, { id, stream, rev, pos, at: this.at, occurred, cause }));
    return this;
  }

  policy(version: number, effectiveFrom: string, overrides: PolicyOverrides): this {
    const { framework } = this;
    const adopted = { framework, version, effectiveFrom, reason: 'Decided by the board' };
    const policy = mergePolicy(defaultPolicy, overrides);
    return this.record(`framework-${framework}`, new PolicyAdopted({ ...adopted, policy }));
  }

  area(area: string, level: Level = 1): this {
    const unknown = { expectedWeeklyMinutes: null, expectedCustomers: null };
    return this.past(
      pastArea({ framework: this.framework, area, name: `Area ${area}`, level, ...unknown }, '2025-01-06'),
    );
  }

  provider(provider: string, cqcRating: 'Good' | 'Inadequate' = 'Good'): this {
    const facts = { provider, name: `Care by ${provider}`, cqcRating };
    return this.past(pastProvider({ ...facts, joinedOn: '2025-01-06' }));
  }

  position(area: string, role: Position['role'], provider: string, more: Partial<Position> = {}): this {
    const facts = {
      framework: this.framework,
      area,
      role,
      provider,
      from: '2025-01-06',
      to: null,
      rank: null,
    };
    return this.past(pastPosition({ ...facts, ...more }));
  }

  vacate(area: string, role: Position['role'], provider: string, on: string, from = '2025-01-06'): this {
    const { framework } = this;
    return this.record(
      `framework-${framework}`,
      new PositionVacated({ framework, area, role, provider, from, on, reason: 'The provider left' }),
    );
  }

  suspension(provider: string, from: string, to: string | null = null, reason = 'CQC_CONCERN'): this {
    return this.past(pastSuspension({ provider, from, to, reason }));
  }

  rate(
    provider: string,
    area: string,
    hourlyPence: number,
    effectiveFrom = '2025-01-06',
    band = 'standard',
  ): this {
    const rate = { area, service: 'home-care' as const, band, hourlyPence, effectiveFrom };
    return this.past(pastRate({ framework: this.framework, provider, ...rate }));
  }

  referral(referral: string, area: string, more: Partial<Referral> = {}): this {
    const need = { weeklyMinutes: 600, carers: 1 as const, rural: false, timeSlot: 'daytime' as const };
    const facts = { referral, area, ...need, urgency: 'standard' as const, startBy: null };
    return this.past(
      pastReferral({
        framework: this.framework,
        ...facts,
        ...more,
        raisedAt: moment(more.raisedAt ?? '2026-01-01'),
      }),
    );
  }

  /** Decided when it was offered, unless said otherwise; the deadline is four hours after that. */
  offer(offer: string, facts: SomeOffer): this {
    return this.past(pastOffer(offerFacts(this.framework, offer, facts)));
  }

  /** What the record says of the offer is wrong: these are the facts. */
  correctOffer(offer: string, facts: SomeOffer): this {
    return this.correction(offerCorrection(offerFacts(this.framework, offer, facts)));
  }

  skip(referral: string, role: Skip['role'], provider: string, at: string, reason = 'SUSPENDED'): this {
    return this.past(
      pastSkip({ framework: this.framework, referral, role, provider, at: moment(at), reason }),
    );
  }

  exemption(facts: SomeExemption): this {
    return this.past(pastExemption(exemptionFacts(this.framework, facts)));
  }

  correctExemption(facts: SomeExemption): this {
    return this.correction(exemptionCorrection(exemptionFacts(this.framework, facts)));
  }

  package(reference: string, facts: SomePackage): this {
    return this.past(pastPackage(packageFacts(this.framework, reference, facts)));
  }

  correctPackage(reference: string, facts: SomePackage): this {
    return this.correction(packageCorrection(packageFacts(this.framework, reference, facts)));
  }

  /** The views that all this makes; with an instant, as they were known then. */
  views(knownAt?: string) {
    const at = knownAt === undefined ? undefined : moment(knownAt);
    return foldInMemory(
      allProjections,
      this.events.filter((each) => at === undefined || each.at <= at),
    );
  }

  private past(past: Past): this {
    for (const { event, occurred } of past.events) this.record(past.stream, event, occurred);
    return this;
  }

  private correction({ stream, event }: { readonly stream: string; readonly event: DomainEvent }): this {
    return this.record(stream, event);
  }
}
