import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { account, type Account, factorKey } from './account.ts';
import { type AccountEvent, factorFacts, SecondFactorAdded } from './account.events.ts';
import { demandOpen } from './demand-open.ts';

/** Somebody has proved that he holds an authenticator or a passkey, and comes in with it from now on. */
export class AddSecondFactor extends command(factorFacts, mayBeAskedBy('system')) {}

export const addSecondFactor =
  (add: AddSecondFactor): Decide<Account, AccountEvent> =>
  (state) => {
    demandOpen(state, add.user);
    return state.factors.includes(factorKey(add)) ? [] : [new SecondFactorAdded(add)];
  };

@CommandHandler(AddSecondFactor)
export class AddSecondFactorHandler implements ICommandHandler<AddSecondFactor> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(add: AddSecondFactor) {
    return this.aggregates.transact(account, add.user, addSecondFactor(add));
  }
}
