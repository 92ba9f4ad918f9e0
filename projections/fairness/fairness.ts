import type { Instant, Views } from '#event-sourcing';
import { frameworkNamed, type FrameworkRow } from '../frameworks/index.ts';
import { priceVariations } from '../price-variations/index.ts';
import { providers } from '../providers/index.ts';
import { rates } from '../rates/index.ts';
import { allReferrals, type ReferralRow } from '../referrals/index.ts';
import { tenderHistories } from '../tender-history/index.ts';
import { upliftApprovals } from '../uplift-approvals/index.ts';
import { awardLimitExceeded } from './award-limit-exceeded.ts';
import { bidReadEarly } from './bid-read-early.ts';
import { conflictedEvaluator } from './conflicted-evaluator.ts';
import { inOrderFound, type Finding, type Ground } from './finding.ts';
import { lateAcceptance } from './late-acceptance.ts';
import { lateBidAccepted } from './late-bid-accepted.ts';
import { offeredWhileSuspended } from './offered-while-suspended.ts';
import { orderSkipped } from './order-skipped.ts';
import { placedWithoutPosition } from './placed-without-position.ts';
import { priceBeforeQuality } from './price-before-quality.ts';
import { rateNotInForce } from './rate-not-in-force.ts';
import { rateRejectedUnexplained } from './rate-rejected-unexplained.ts';
import { selfValidated } from './self-validated.ts';
import { unequalInformation } from './unequal-information.ts';
import { unequalTerms } from './unequal-terms.ts';
import { upliftWithoutSecondPerson } from './uplift-without-second-person.ts';
import { variationWithoutSecondPerson } from './variation-without-second-person.ts';

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
  rateNotInForce,
  selfValidated,
  unequalTerms,
];

const tenderChecks = [
  bidReadEarly,
  conflictedEvaluator,
  lateBidAccepted,
  priceBeforeQuality,
  rateRejectedUnexplained,
  unequalInformation,
];

/** What the checks of a framework's referrals look at. */
export const groundOf = (views: Views, framework: FrameworkRow): Ground => ({
  framework,
  positionsIn: Map.groupBy(framework.positions, ({ area }) => area),
  providers: new Map(views.withPrefix(providers, '').map((row) => [row.provider, row])),
  agreed: new Map(views.withPrefix(rates, `${framework.framework}/`).map((row) => [row.provider, row])),
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
  const prefix = `${framework.framework}/`;
  const findings = [
    ...awardLimitExceeded(framework),
    ...views
      .withPrefix(tenderHistories, prefix)
      .flatMap((history) => tenderChecks.flatMap((check) => check(history))),
    ...views.withPrefix(upliftApprovals, prefix).flatMap(upliftWithoutSecondPerson),
    ...views.withPrefix(priceVariations, prefix).flatMap(variationWithoutSecondPerson),
  ];
  for (const row of allReferrals(views, framework)) findings.push(...findingsAbout(ground, row));
  return {
    audit: 'fairness',
    framework: framework.framework,
    knownAt,
    findings: findings.toSorted(inOrderFound),
  };
}
