import type { Level, Role } from '../../contexts/agreement/index.ts';
import type { FrameworkRow, Position } from '../frameworks/index.ts';
import { by, holdsOn } from '../measures/index.ts';
import type { ProviderRow } from '../providers/index.ts';
import type { ProviderRates } from '../rates/index.ts';
import type { ReferralRow } from '../referrals/index.ts';

export const findingCodes = [
  'AWARD_LIMIT_EXCEEDED',
  'BID_READ_EARLY',
  'CONFLICTED_EVALUATOR',
  'LATE_ACCEPTANCE',
  'LATE_BID_ACCEPTED',
  'OFFERED_WHILE_SUSPENDED',
  'ORDER_SKIPPED',
  'PLACED_WITHOUT_POSITION',
  'PRICE_BEFORE_QUALITY',
  'RATE_NOT_IN_FORCE',
  'RATE_REJECTED_UNEXPLAINED',
  'SELF_VALIDATED',
  'UNEQUAL_INFORMATION',
  'UNEQUAL_TERMS',
  'UPLIFT_WITHOUT_SECOND_PERSON',
  'VARIATION_WITHOUT_SECOND_PERSON',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** An event by its place: the stream it lies in and its revision there. */
export interface EventLink {
  readonly stream: string;
  readonly rev: number;
}

/** A breach of the mechanism by which providers are chosen, known by its code and the references it bears. */
export interface Finding {
  readonly code: FindingCode;
  readonly referral?: string;
  readonly offer?: string;
  readonly level?: Level;
  readonly role?: Role;
  readonly provider?: string;
  readonly tender?: string;
  readonly uplift?: string;
  readonly variation?: string;
  readonly area?: string;
  readonly service?: string;
  readonly band?: string;
  readonly evaluator?: string;
  readonly clarification?: string;
  readonly package?: string;
  /** Why, in a sentence. */
  readonly because: string;
  /** The facts that it follows from. */
  readonly events: readonly EventLink[];
}

/** What the checks look at beside a referral. */
export interface Ground {
  readonly framework: FrameworkRow;
  readonly positionsIn: ReadonlyMap<string, readonly Position[]>;
  readonly providers: ReadonlyMap<string, ProviderRow>;
  /** By provider. */
  readonly agreed: ReadonlyMap<string, ProviderRates>;
}

/** The positions of an area that are held on a date. */
export const heldIn = ({ positionsIn }: Ground, area: string, date: string): readonly Position[] =>
  (positionsIn.get(area) ?? []).filter((position) => holdsOn(position, date));

/** The facts of a referral at these revisions. */
export const eventsOf = (
  { framework, referral }: ReferralRow,
  revisions: readonly number[],
): readonly EventLink[] => revisions.map((rev) => ({ stream: `referral-${framework}-${referral}`, rev }));

/** The facts that gave a position. */
export const eventsOfPosition = ({ framework }: FrameworkRow, { events }: Position): readonly EventLink[] =>
  events.map((rev) => ({ stream: `framework-${framework}`, rev }));

/** By code, then by the references in the order of their names. */
export const inOrderFound = by<Finding>(
  ({ code }) => code,
  ({ level }) => level ?? null,
  ({ offer }) => offer ?? null,
  ({ provider }) => provider ?? null,
  ({ referral }) => referral ?? null,
  ({ role }) => role ?? null,
  ({ tender }) => tender ?? null,
  ({ uplift }) => uplift ?? null,
  ({ area, service, band }) => (area === undefined ? null : [area, service, band].join('/')),
  ({ evaluator }) => evaluator ?? null,
  ({ clarification }) => clarification ?? null,
  (found) => found.package ?? null,
  ({ variation }) => variation ?? null,
);
