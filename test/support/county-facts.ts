import { type DomainEvent, type Instant, toInstant } from '#event-sourcing';
import type { PositionCorrected } from '../../contexts/agreement/index.ts';
import type { PackageCorrected } from '../../contexts/packages/index.ts';
import type {
  DeclineExemptionCorrected,
  OfferOutcomeCorrected,
  ReferralCorrected,
  StepSkipped,
} from '../../contexts/referrals/index.ts';

type Facts<E> = Omit<E, 'type' | 'framework'>;
type Some<T, K extends keyof T> = Pick<T, K> & Partial<T>;

export type Position = Facts<PositionCorrected>;
export type Referral = Facts<ReferralCorrected>;
export type Offer = Facts<OfferOutcomeCorrected>;
export type Skip = Facts<StepSkipped>;
export type Exemption = Facts<DeclineExemptionCorrected>;
export type CarePackage = Facts<PackageCorrected>;

/** What a specification must say of an offer, of a package: the rest has a plain value. */
export type SomeOffer = Some<Offer, 'referral' | 'provider' | 'role' | 'outcome' | 'offeredAt'>;
export type SomePackage = Some<CarePackage, 'referral' | 'provider' | 'placedAt'>;

/** What an import records of one row. */
export interface Past {
  readonly stream: string;
  readonly events: readonly { readonly event: DomainEvent; readonly occurred: Instant }[];
}

/** An instant as the log has it; a date alone is ten o'clock UTC on it. */
export const moment = (text: string): Instant =>
  toInstant(text.includes('T') ? text : `${text}T10:00:00Z`) ?? `no instant: ${text}`;

const fourHoursAfter = (at: Instant): Instant => new Date(Date.parse(at) + 4 * 3_600_000).toISOString();

export function offerFacts(framework: string, offer: string, facts: SomeOffer) {
  const { offeredAt, deadline, decidedAt, ...rest } = facts;
  const at = moment(offeredAt);
  const undecided = rest.outcome === 'pending' || rest.outcome === 'lapsed' ? null : at;
  return {
    framework,
    offer,
    reason: null,
    ...rest,
    offeredAt: at,
    deadline: deadline === undefined ? fourHoursAfter(at) : moment(deadline),
    decidedAt: decidedAt === undefined ? undecided : decidedAt && moment(decidedAt),
  };
}

export function packageFacts(framework: string, reference: string, facts: SomePackage) {
  const unknown = { offer: null, hourlyPence: null, startedOn: null, endedOn: null, endReason: null };
  return {
    framework,
    package: reference,
    weeklyMinutes: 600,
    ...unknown,
    ...facts,
    placedAt: moment(facts.placedAt),
  };
}

/** Asked for by staff-01; decided at once by staff-02, if it was. */
export function exemptionFacts(framework: string, { offer, referral, requestedAt, ...facts }: SomeExemption) {
  const asked = moment(requestedAt);
  const { decision = null, decidedAt = decision && asked, decidedBy = decision && 'staff-02' } = facts;
  return {
    ...{ framework, referral, offer, requestedAt: asked, requestedBy: facts.requestedBy ?? 'staff-01' },
    ...{ decision, decidedAt: decidedAt && moment(decidedAt), decidedBy },
  };
}
export type SomeExemption = Some<Exemption, 'referral' | 'offer' | 'requestedAt'>;
