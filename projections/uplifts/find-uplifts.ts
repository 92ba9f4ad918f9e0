import { mayBeAskedBy, query } from '#access';
import { Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { frameworkNamed } from '../frameworks/index.ts';
import { by, framework, knownAt } from '../measures/index.ts';
import { upliftShown, type UpliftShown } from './uplift-shown.ts';
import { uplifts } from './uplifts.ts';

/** The newest proposal first. */
export interface Uplifts {
  readonly framework: string;
  readonly uplifts: readonly UpliftShown[];
}

/** Every uplift of a framework, whatever became of it. */
export class FindUplifts extends query(
  { framework, knownAt },
  mayBeAskedBy('contract-manager', 'broker', 'service'),
)<Uplifts> {}

@QueryHandler(FindUplifts)
export class FindUpliftsHandler implements IQueryHandler<FindUplifts> {
  constructor(private readonly projections: Projections) {}

  async execute(question: FindUplifts): Promise<Uplifts> {
    const views = await this.projections.views(question.knownAt);
    const { framework } = frameworkNamed(views, question.framework);
    const known = views.withPrefix(uplifts, `${framework}/`).toSorted(
      by(
        ({ proposedAt }) => proposedAt,
        ({ uplift }) => uplift,
      ),
    );
    return { framework, uplifts: known.toReversed().map(upliftShown) };
  }
}
