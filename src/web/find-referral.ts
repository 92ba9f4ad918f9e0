import { mayBeAskedBy, ProviderScope, query } from '#access';
import { reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { knownAt } from '../../projections/measures/index.ts';
import { referrals, type ReferralRow } from '../../projections/referrals/index.ts';
import { ScopedProjections } from '../../projections/scope/index.ts';

/** A referral with everything that became of it; undefined when there is none of that name. */
export class FindReferral extends query(
  { framework: reference, referral: reference, knownAt },
  mayBeAskedBy('contract-manager', 'broker', 'provider'),
)<ReferralRow | undefined> {}

@QueryHandler(FindReferral)
export class FindReferralHandler implements IQueryHandler<FindReferral> {
  constructor(private readonly projections: ScopedProjections) {}

  async execute({ framework, referral, knownAt }: FindReferral): Promise<ReferralRow | undefined> {
    const row = (await this.projections.views(knownAt)).get(referrals, `${framework}/${referral}`);
    return row && !ProviderScope.inForce().whole ? withoutPersons(row) : row;
  }
}

/** A referral without who asked for an exemption and who decided it. */
const withoutPersons = (row: ReferralRow): ReferralRow => ({
  ...row,
  offers: row.offers.map((offer) => ({
    ...offer,
    exemptions: offer.exemptions.map((each) => ({
      ...each,
      requestedBy: 'somebody',
      decidedBy: each.decidedBy === null ? null : 'the council',
    })),
  })),
});
