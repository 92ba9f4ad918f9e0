import type { JudgedFigure } from './acceptance-figures.ts';
import type { PositionAcceptance } from './position-acceptance.ts';
import {
  RangeOfNeedsConcernEnded,
  RangeOfNeedsConcernRaised,
  type RangeOfNeedsEvent,
} from './range-of-needs.events.ts';

/**
 * S4:109, edge-triggered as breaches are: a concern is raised once for each segment of a held position that the minimum
 * binds. Only a segment that no longer stands out ends it; what may be chance, or is too few to tell, changes nothing.
 */
export function assessRangeOfNeeds(
  framework: string,
  { provider, area, role, asOf, window, policyVersion, minimumPercent, status, held, needs }: JudgedFigure,
  { concerns }: Pick<PositionAcceptance, 'concerns'>,
): readonly RangeOfNeedsEvent[] {
  const position = { framework, provider, area, role };
  const ended = concerns.flatMap((segment) => {
    const finding = needs.segments.find((each) => each.segment === segment)?.finding;
    const isJudged = needs.kinds.some((kind) => segment.startsWith(`${kind}:`));
    const reason = !held
      ? 'position-vacated'
      : !isJudged
        ? 'no-longer-judged'
        : finding === 'in-line'
          ? 'reflects'
          : null;
    return reason === null ? [] : [new RangeOfNeedsConcernEnded({ ...position, segment, asOf, reason })];
  });
  const binds = held && status !== 'monitored' && status !== 'mobilising';
  const raised = needs.segments.flatMap(({ finding, ...figure }) =>
    binds && finding === 'concern' && !concerns.includes(figure.segment)
      ? [
          new RangeOfNeedsConcernRaised({
            ...{ ...position, asOf, window, policyVersion, minimumPercent },
            ...{ ...figure, flags: [...figure.flags], basis: [...figure.basis] },
          }),
        ]
      : [],
  );
  return [...ended, ...raised];
}
