import type { Instant, Views } from '#event-sourcing';
import { frameworkNamed, type FrameworkRow } from '../frameworks/index.ts';
import { providers } from '../providers/index.ts';
import { allReferrals, type ReferralRow } from '../referrals/index.ts';
import { awardLimitExceeded } from './award-limit-exceeded.ts';
import { inOrderFound, type Finding, type Ground } from './finding.ts';
import { lateAcceptance } from './late-acceptance.ts';
import { offeredWhileSuspended } from './offered-while-suspended.ts';
import { orderSkipped } from './order-skipped.ts';
import { placedWithoutPosition } from './placed-without-position.ts';
import { selfValidated } from './self-validated.ts';
import { unequalTerms } from './unequal-terms.ts';

/** `audit fairness`: every breach of the agreed mechanism that the record shows. */
export interface FairnessDocument {
  readonly audit: 'fairness';
  readonly framework: string;
  readonly knownAt: Instant | null;
  readonly findings: readonly Finding[];
}

/** `framework` left out: the only one. `knownAt` only says what the views hold. */
export interface FairnessQuestion {
  readonly framework?: string | undefined;
  readonly knownAt?: Instant | null | undefined;
}

const checks = [
  lateAcceptance,
  offeredWhileSuspended,
  orderSkipped,
  placedWithoutPosition,
  selfValidated,
  unequalTerms,
];

/** What the checks of a framework's referrals look at. */
export const groundOf = (views: Views, framework: FrameworkRow): Ground => ({
  framework,
  positionsIn: Map.groupBy(framework.positions, ({ area }) => area),
  providers: new Map(views.withPrefix(providers, '').map((row) => [row.provider, row])),
});

/** The findings about one referral, in order. */
export const findingsAbout = (ground: Ground, row: ReferralRow): readonly Finding[] =>
  checks.flatMap((check) => check(ground, row)).toSorted(inOrderFound);

/** Every finding of a framework, by code and reference. */
export function fairness(
  views: Views,
  { framework: named, knownAt = null }: FairnessQuestion,
): FairnessDocument {
  const framework = frameworkNamed(views, named);
  const ground = groundOf(views, framework);
  const findings = [...awardLimitExceeded(framework)];
  for (const row of allReferrals(views, framework)) findings.push(...findingsAbout(ground, row));
  return {
    audit: 'fairness',
    framework: framework.framework,
    knownAt,
    findings: findings.toSorted(inOrderFound),
  };
}
