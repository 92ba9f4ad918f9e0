import { mayBeAskedBy, query } from '#access';
import { Clock, reference, Rejection } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { frameworkNamed } from '../frameworks/index.ts';
import { framework } from '../measures/index.ts';
import { ScopedProjections } from '../scope/index.ts';
import { tenders } from './tenders.ts';
import { tenderShown, type TenderShown } from './tender-shown.ts';

/** One tender, as far as whoever asks may see it. Refused `tender-unknown`. */
export class GetTender extends query(
  { framework, tender: reference },
  mayBeAskedBy('contract-manager', 'broker', 'provider', 'service'),
)<TenderShown> {}

@QueryHandler(GetTender)
export class GetTenderHandler implements IQueryHandler<GetTender> {
  constructor(
    private readonly projections: ScopedProjections,
    private readonly clock: Clock,
  ) {}

  async execute(question: GetTender): Promise<TenderShown> {
    const views = await this.projections.views();
    const { framework } = frameworkNamed(views, question.framework);
    const row = views.get(tenders, `${framework}/${question.tender}`);
    if (row && row.title !== '') return tenderShown(row, this.clock.now());
    throw new Rejection(
      'tender-unknown',
      `There is no tender ${question.tender} in the framework ${framework}: look at the reference again.`,
    );
  }
}
