import { mayBeAskedBy, query } from '#access';
import { Projections, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { knownAt } from '../../projections/measures/index.ts';
import { referrals, type ReferralRow } from '../../projections/referrals/index.ts';

/** A referral with everything that became of it; undefined when there is none of that name. */
export class FindReferral extends query(
  { framework: reference, referral: reference, knownAt },
  mayBeAskedBy('contract-manager', 'broker'),
)<ReferralRow | undefined> {}

@QueryHandler(FindReferral)
export class FindReferralHandler implements IQueryHandler<FindReferral> {
  constructor(private readonly projections: Projections) {}

  async execute({ framework, referral, knownAt }: FindReferral): Promise<ReferralRow | undefined> {
    return (await this.projections.views(knownAt)).get(referrals, `${framework}/${referral}`);
  }
}
