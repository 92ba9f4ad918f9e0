import type { LocalDate, Views } from '#event-sourcing';
import type { Level, Role } from '../../contexts/agreement/index.ts';
import { type EventLink } from '../fairness/index.ts';
import {
  frameworkNamed,
  type FrameworkRow,
  type Generation,
  policyOn,
  type Position,
  rankOn,
} from '../frameworks/index.ts';
import { by, holdsOn } from '../measures/index.ts';
import type { HistoryLine, LimitException, Review } from './board-row.ts';
import { positionsBoard } from './board.ts';
import { limitsOf, type LimitLine } from './limits.ts';

/** Who holds which role where. */
export interface PositionLine {
  readonly area: string;
  readonly level: Level | null;
  readonly role: Role;
  readonly provider: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly rank: number | null;
  /** On the day asked about; one that was vacated on its first day never was. */
  readonly standing: 'held' | 'to come' | 'over' | 'never held';
  /** Awarded beyond a limit, as a second person let it. */
  readonly excepted: boolean;
  readonly events: readonly EventLink[];
}

/** A role of an area's level that nobody holds. */
export interface Vacancy {
  readonly area: string;
  readonly level: Level;
  readonly role: Role;
}

/** The position board: who holds what, what the limits leave, what is vacant, and what was decided. */
export interface PositionsDocument {
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly policyVersion: number;
  /** By area, role, rank and provider. */
  readonly positions: readonly PositionLine[];
  readonly vacancies: readonly Vacancy[];
  readonly limits: readonly LimitLine[];
  /** Newest first. */
  readonly exceptions: readonly LimitException[];
  readonly reviews: readonly Review[];
  readonly generations: readonly Generation[];
  /** Newest first. */
  readonly history: readonly HistoryLine[];
}

const roles = ['primary', 'secondary', 'reserve'];

function standingOf(position: Position, asOf: LocalDate): PositionLine['standing'] {
  if (position.from === position.to) return 'never held';
  if (holdsOn(position, asOf)) return 'held';
  return position.from > asOf ? 'to come' : 'over';
}

function lineOf({ framework, areas }: FrameworkRow, position: Position, asOf: LocalDate): PositionLine {
  const { area, role, provider, from, to, excepted, events } = position;
  return {
    ...{ area, level: areas[area]?.level ?? null, role, provider, from, to, excepted },
    rank: rankOn(position, asOf),
    standing: standingOf(position, asOf),
    events: events.map((rev) => ({ stream: `framework-${framework}`, rev })),
  };
}

/** The board of a framework on a day. */
export function positionsOn(
  views: Views,
  { framework: named, asOf }: { readonly framework?: string | undefined; readonly asOf: LocalDate },
): PositionsDocument {
  const framework = frameworkNamed(views, named);
  const { version, policy } = policyOn(framework, asOf);
  const { exceptions, reviews, history } =
    views.get(positionsBoard, framework.framework) ?? positionsBoard.initial;
  const lines = framework.positions.map((position) => lineOf(framework, position, asOf));
  const held = lines.filter(({ standing }) => standing === 'held');
  return {
    framework: framework.framework,
    asOf,
    policyVersion: version,
    positions: lines.toSorted(
      by(
        ({ area }) => area,
        ({ role }) => roles.indexOf(role),
        ({ rank }) => rank ?? Number.MAX_SAFE_INTEGER,
        ({ provider }) => provider,
        ({ from }) => from,
      ),
    ),
    vacancies: Object.values(framework.areas)
      .toSorted(by(({ area }) => area))
      .flatMap(({ area, level }) =>
        (policy.order[level] ?? [])
          .filter((role) => !held.some((each) => each.area === area && each.role === role))
          .map((role) => ({ area, level, role })),
      ),
    limits: limitsOf(held, policy.awardLimits),
    exceptions: exceptions.toReversed(),
    reviews: reviews.toReversed(),
    generations: framework.generations,
    history: history.toReversed(),
  };
}
