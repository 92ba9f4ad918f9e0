import { askerInForce, command, demandSecondPerson, mayBeAskedBy, type Principal } from '#access';
import { Aggregates, type Decide, label, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { demandProposed } from './demand-proposed.ts';
import { UpliftRefused, type UpliftEvent } from './uplift.events.ts';
import { uplifts, type Uplifts } from './uplifts.ts';

/** Refuses an uplift that somebody else proposed. */
export class RefuseUplift extends command(
  { framework: reference, uplift: reference, reason: label },
  mayBeAskedBy('contract-manager'),
) {}

export const refuseUplift =
  (refuse: RefuseUplift, by: Pick<Principal, 'id' | 'isBehind'>): Decide<Uplifts, UpliftEvent> =>
  (state, now) => {
    if (state.get(refuse.uplift)?.standing === 'refused') return [];
    demandSecondPerson(by, demandProposed(state, refuse.uplift).proposedBy, 'uplift');
    return [new UpliftRefused({ ...refuse, refusedAt: now, refusedBy: by.id })];
  };

@CommandHandler(RefuseUplift)
export class RefuseUpliftHandler implements ICommandHandler<RefuseUplift> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(refuse: RefuseUplift) {
    return this.aggregates.transact(uplifts, refuse.framework, refuseUplift(refuse, askerInForce()));
  }
}
