import { mayBeAskedBy, query } from '#access';
import { Clock, type Instant, type LocalDate, Projections, reference, Rejection } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { frameworkNamed } from '../frameworks/index.ts';
import { asOf, dayAsked, framework, knownAt } from '../measures/index.ts';
import { countyOn } from './county-on.ts';
import { type Stress, stressOf } from './stress.ts';

/** What happens when a provider, or two, stop on a day. */
export interface StressDocument extends Stress {
  readonly framework: string;
  /** The first day without them. */
  readonly asOf: LocalDate;
  readonly knownAt: Instant | null;
  /** By provider that takes something over: the weekly minutes that it could take on. */
  readonly capacity: Readonly<Record<string, number>>;
}

/** What happens when a provider stops on a day, or two do together. Refused `provider-unknown`. */
export class FindStress extends query(
  { framework, asOf, knownAt, provider: reference, and: reference.optional() },
  mayBeAskedBy('contract-manager', 'service'),
)<StressDocument> {}

@QueryHandler(FindStress)
export class FindStressHandler implements IQueryHandler<FindStress> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindStress): Promise<StressDocument> {
    const { provider, and, knownAt } = question;
    const views = await this.projections.views(knownAt);
    const named = frameworkNamed(views, question.framework);
    const asOf = dayAsked(question.asOf, this.clock);
    const county = countyOn(views, named, asOf);
    const stopping = and === undefined ? [provider] : [provider, and];
    const here = new Set([
      ...county.packages.map((each) => each.provider),
      ...[...county.successors.values()].flat().map((each) => each.provider),
    ]);
    const unknown = stopping.find((each) => !here.has(each));
    if (unknown !== undefined)
      throw new Rejection(
        'provider-unknown',
        `${unknown} has no package and no position in ${named.framework} on ${asOf}: name one that has.`,
      );
    const stress = stressOf(county, new Set(stopping));
    const takers = new Set(stress.moves.flatMap(({ to }) => (to ? [to.provider] : [])));
    return {
      ...{ framework: named.framework, asOf, knownAt: knownAt ?? null },
      ...stress,
      capacity: Object.fromEntries(
        [...takers].toSorted().map((each) => [each, county.capacity.get(each) ?? 0]),
      ),
    };
  }
}
