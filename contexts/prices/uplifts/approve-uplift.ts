import { askerInForce, command, demandSecondPerson, mayBeAskedBy, type Principal } from '#access';
import { Aggregates, type Decide, label, localDate, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { framework } from '../../agreement/index.ts';
import { rates, type Rates } from '../rates.ts';
import { demandProposed } from './demand-proposed.ts';
import { overlaps } from './overlap.ts';
import { raisedRates } from './raised-rates.ts';
import { UpliftApproved, type UpliftEvent } from './uplift.events.ts';
import { uplifts, type Uplifts } from './uplifts.ts';

/** Decides an uplift that somebody else proposed: all rates in scope rise by this one decision. */
export class ApproveUplift extends command(
  { framework: reference, uplift: reference, decision: label },
  mayBeAskedBy('contract-manager'),
) {}

type Framework = (typeof framework)['initial'];

/** What the decision rests on: the agreement, and the rates of everybody who holds or held a position in it. */
interface Ground {
  readonly agreement: Framework;
  readonly rates: ReadonlyMap<string, Rates>;
}

export const approveUplift =
  (
    { framework, uplift, decision }: ApproveUplift,
    by: Pick<Principal, 'id' | 'isBehind'>,
    ground: Ground,
  ): Decide<Uplifts, UpliftEvent> =>
  (state, now) => {
    if (state.get(uplift)?.standing === 'approved') return [];
    const proposed = demandProposed(state, uplift);
    demandSecondPerson(by, proposed.proposedBy, 'uplift');
    const other = [...state.values()].find(
      (each) => each.standing === 'approved' && overlaps(each, proposed),
    );
    if (other)
      throw new Rejection(
        'uplifts-overlap',
        `The uplift ${other.uplift} may raise the same rates on the same day: propose another day or scope.`,
      );
    const decidedOn = localDate(now);
    const providers = [...ground.rates]
      .filter(
        ([provider, agreed]) =>
          raisedRates(proposed, ground.agreement, provider, agreed, decidedOn).length > 0,
      )
      .map(([provider]) => provider)
      .toSorted();
    if (providers.length === 0)
      throw new Rejection(
        'uplift-without-rates',
        'No rate in force is in its scope: withdraw it, and propose one with another scope or day.',
      );
    const approval = { decision, providers, approvedAt: now, approvedBy: by.id };
    return [new UpliftApproved({ framework, uplift, ...approval })];
  };

@CommandHandler(ApproveUplift)
export class ApproveUpliftHandler implements ICommandHandler<ApproveUplift> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(approve: ApproveUplift) {
    const by = askerInForce();
    const agreement = await this.aggregates.load(framework, approve.framework);
    const agreed = new Map<string, Rates>();
    for (const { provider } of agreement.positions)
      if (!agreed.has(provider))
        agreed.set(provider, await this.aggregates.load(rates, `${approve.framework}-${provider}`));
    const decide = approveUplift(approve, by, { agreement, rates: agreed });
    return this.aggregates.transact(uplifts, approve.framework, decide);
  }
}
