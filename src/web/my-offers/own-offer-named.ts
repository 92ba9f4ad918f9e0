import { localDate, Rejection } from '#event-sourcing';
import type { QueryBus } from '@nestjs/cqrs';
import { type FrameworkRow, policyOn } from '../../../projections/frameworks/index.ts';
import { ownOffer, type OwnOffer } from '../../../projections/own-offers/index.ts';
import { FindReferral } from '../find-referral.ts';

/** An offer as the provider that looks sees it. Throws a Rejection `offer-unknown` when it is none of its own. */
export async function ownOfferNamed(
  queries: QueryBus,
  framework: FrameworkRow,
  referral: string,
  offer: string,
): Promise<OwnOffer> {
  const row = await queries.execute(new FindReferral({ framework: framework.framework, referral }));
  const own = row?.offers.find((each) => each.offer === offer);
  if (!row || !own)
    throw new Rejection('offer-unknown', `You have no offer ${offer}. Open My offers to see what there is.`);
  const { policy } = policyOn(framework, localDate(own.decidedAt ?? own.deadline));
  return ownOffer(row, own, framework, policy.exemptReasons);
}
