import type { Instant, LocalDate, Views } from '#event-sourcing';
import type { PolicyDocument, Role } from '../../contexts/agreement/index.ts';
import { frameworkNamed, policyOn, rankOn, type FrameworkRow } from '../frameworks/index.ts';
import { holdsOn, percentOf, windowEnding, type Window } from '../measures/index.ts';
import { placements, type Placement } from '../reserve-usage/index.ts';

/** So much of what was placed, and the packages that it is. */
export interface Share {
  readonly placements: number;
  readonly weeklyMinutes: number;
  /** Of all hours placed, truncated to one decimal; null of nothing. */
  readonly sharePercent: number | null;
  /** References, in order. */
  readonly packages: readonly string[];
}

/** What one tier should have of the hours, and what it has. */
export interface TierShare extends Share {
  readonly tier: string;
  readonly role: Role;
  readonly fromRank: number | null;
  readonly toRank: number | null;
  readonly targetPercent: number;
  /** Percentage points above the target, below it negative, truncated to one decimal; null of nothing. */
  readonly variancePoints: number | null;
}

/** `kpi shares`: which tier took which share of the hours placed, beside what was agreed (domain 1.14). */
export interface VolumeSharesDocument {
  readonly measure: 'volume-shares';
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly knownAt: Instant | null;
  readonly policyVersion: number;
  readonly window: Window;
  readonly weeklyMinutes: number;
  /** As the policy names them; none: it agrees no shares. */
  readonly tiers: readonly TierShare[];
  /** Placed with nobody of a tier. */
  readonly outside: Share;
}

export interface VolumeSharesQuestion {
  readonly framework?: string | undefined;
  readonly area?: string | undefined;
  readonly asOf: LocalDate;
  readonly knownAt?: Instant | null | undefined;
}

type Tier = PolicyDocument['volumeShares'][number];

/** The rank that the provider had among the holders of the role when the package was placed. */
function rankAt({ positions }: FrameworkRow, { area, provider, role, placedOn }: Placement): number | null {
  const held = positions.find(
    (each) =>
      each.area === area && each.provider === provider && each.role === role && holdsOn(each, placedOn),
  );
  return held ? rankOn(held, placedOn) : null;
}

function isIn({ role, fromRank, toRank }: Tier, placed: Placement, rank: number | null): boolean {
  if (placed.role !== role) return false;
  return (
    (fromRank === null || (rank !== null && rank >= fromRank)) &&
    (toRank === null || (rank !== null && rank <= toRank))
  );
}

const minutesOf = (placed: readonly Placement[]): number =>
  placed.reduce((sum, { weeklyMinutes }) => sum + weeklyMinutes, 0);

const shareOf = (placed: readonly Placement[], all: number): Share => ({
  placements: placed.length,
  weeklyMinutes: minutesOf(placed),
  sharePercent: percentOf(minutesOf(placed), all),
  packages: placed.map((each) => each.package).toSorted(),
});

/** Percentage points by which a part of all is above a target, towards zero at one decimal. */
const pointsAbove = (part: number, all: number, targetPercent: number): number | null =>
  all === 0 ? null : Math.trunc((part * 1000 - targetPercent * 10 * all) / all) / 10 + 0;

/** The shares of the tiers in what was placed in the window of acceptance; a package is in the first tier that has it. */
export function volumeShares(views: Views, question: VolumeSharesQuestion): VolumeSharesDocument {
  const { asOf, knownAt = null } = question;
  const framework = frameworkNamed(views, question.framework);
  const { version, policy } = policyOn(framework, asOf);
  const window = windowEnding(asOf, policy.acceptance.windowDays);
  const placed = placements(views, framework.framework, window, question);
  const all = minutesOf(placed);
  const tierOf = (each: Placement) => {
    const rank = rankAt(framework, each);
    return policy.volumeShares.findIndex((tier) => isIn(tier, each, rank));
  };
  const grouped = Map.groupBy(placed, tierOf);
  return {
    measure: 'volume-shares',
    framework: framework.framework,
    ...{ asOf, knownAt, policyVersion: version, window, weeklyMinutes: all },
    tiers: policy.volumeShares.map(({ percent: targetPercent, ...tier }, index) => {
      const share = shareOf(grouped.get(index) ?? [], all);
      const variancePoints = pointsAbove(share.weeklyMinutes, all, targetPercent);
      return { ...tier, targetPercent, ...share, variancePoints };
    }),
    outside: shareOf(grouped.get(-1) ?? [], all),
  };
}
