import { mayBeAskedBy, query } from '#access';
import { Projections, type Views } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { packagesWith } from '../care-packages/index.ts';
import { frameworkNamed } from '../frameworks/index.ts';
import { framework, knownAt } from '../measures/index.ts';
import { type FailureRow, failures } from './failures.ts';

/** Packages of a failing provider. */
export interface Standing {
  /** With it, and nobody has planned where they go. */
  readonly unplanned: number;
  /** Their transfer is planned, and nobody has taken them over. */
  readonly onTheWay: number;
  /** With another provider. */
  readonly arrived: number;
}

export interface FailureFound extends FailureRow {
  readonly packages: Standing;
}

/** Failures, those that are under way first, then the newest. */
export interface FoundFailures {
  readonly framework: string;
  readonly failures: readonly FailureFound[];
}

/** Which providers do not go on, and how far the council is with each: the newest failure of each. */
export class FindFailures extends query(
  { framework, knownAt },
  mayBeAskedBy('contract-manager', 'broker'),
)<FoundFailures> {}

export const goingOn = ['placed', 'running', 'suspended'] as const;

export function standingOf(views: Views, row: FailureRow): Standing {
  const { framework, provider, transfers } = row;
  const arrived = transfers.filter((each) => each.arrived !== null).length;
  const planned = new Set(transfers.map((each) => each.package));
  const left = packagesWith(views, { framework, provider, standing: goingOn });
  const unplanned = left.filter((each) => !planned.has(each.package)).length;
  return { unplanned, onTheWay: transfers.length - arrived, arrived };
}

const placeOf = ({ state, on }: FailureRow) => `${state === 'under-way' ? 1 : 0}/${on}`;

@QueryHandler(FindFailures)
export class FindFailuresHandler implements IQueryHandler<FindFailures> {
  constructor(private readonly projections: Projections) {}

  async execute(question: FindFailures): Promise<FoundFailures> {
    const views = await this.projections.views(question.knownAt);
    const { framework } = frameworkNamed(views, question.framework);
    const found = views
      .withPrefix(failures, `${framework}/`)
      .map((row) => ({ ...row, packages: standingOf(views, row) }))
      .toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
    return { framework, failures: found };
  }
}
