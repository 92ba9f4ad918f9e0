import type { Instant, LocalDate, Views } from '#event-sourcing';
import { frameworkNamed, policyOn } from '../frameworks/index.ts';
import { by, windowEnding, type Window } from '../measures/index.ts';
import { placements, type PlacedAs, type Placement } from './placements.ts';
import type { ReserveUsageQuestion } from './reserve-usage.ts';

/** The placements behind a figure of reserve usage, the newest first. */
export interface PlacementsBehind {
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly knownAt: Instant | null;
  readonly window: Window;
  readonly placements: readonly Placement[];
}

export interface PlacementsQuestion extends ReserveUsageQuestion {
  readonly role?: PlacedAs | undefined;
  /** Another window than the policy's, such as one point of the trend: so many dates that end with `asOf`. */
  readonly days?: number | undefined;
}

/** The placements that `reserveUsage` counts for the same question; with a role, those of one of its columns. */
export function placementsBehind(views: Views, question: PlacementsQuestion): PlacementsBehind {
  const { asOf, knownAt = null, role, days } = question;
  const framework = frameworkNamed(views, question.framework);
  const window = windowEnding(asOf, days ?? policyOn(framework, asOf).policy.acceptance.windowDays);
  const found = placements(views, framework.framework, window, question);
  const inOrderPlaced = by<Placement>(
    ({ placedAt }) => placedAt,
    (each) => each.package,
  );
  return {
    framework: framework.framework,
    asOf,
    knownAt,
    window,
    placements: found
      .filter((each) => each.role === (role ?? each.role))
      .toSorted(inOrderPlaced)
      .toReversed(),
  };
}
