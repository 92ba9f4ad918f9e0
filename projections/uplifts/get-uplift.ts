import { mayBeAskedBy, query } from '#access';
import { Projections, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { frameworkNamed } from '../frameworks/index.ts';
import { framework, knownAt } from '../measures/index.ts';
import { upliftNamed } from './uplift-named.ts';
import { upliftShown, type UpliftShown } from './uplift-shown.ts';

/** One uplift. Refused `uplift-unknown`. */
export class GetUplift extends query(
  { framework, uplift: reference, knownAt },
  mayBeAskedBy('contract-manager', 'broker', 'service'),
)<UpliftShown> {}

@QueryHandler(GetUplift)
export class GetUpliftHandler implements IQueryHandler<GetUplift> {
  constructor(private readonly projections: Projections) {}

  async execute(question: GetUplift): Promise<UpliftShown> {
    const views = await this.projections.views(question.knownAt);
    const { framework } = frameworkNamed(views, question.framework);
    return upliftShown(upliftNamed(views, framework, question.uplift));
  }
}
