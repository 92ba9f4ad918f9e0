import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { account, type Account, factorKey } from './account.ts';
import { type AccountEvent, factorFacts, SecondFactorRemoved } from './account.events.ts';
import { demandAccount } from './demand-account.ts';

/** Nobody comes in with this authenticator or passkey any more. */
export class RemoveSecondFactor extends command(factorFacts, mayBeAskedBy('system')) {}

export const removeSecondFactor =
  (remove: RemoveSecondFactor): Decide<Account, AccountEvent> =>
  (state) => {
    demandAccount(state, remove.user);
    return state.factors.includes(factorKey(remove)) ? [new SecondFactorRemoved(remove)] : [];
  };

@CommandHandler(RemoveSecondFactor)
export class RemoveSecondFactorHandler implements ICommandHandler<RemoveSecondFactor> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(remove: RemoveSecondFactor) {
    return this.aggregates.transact(account, remove.user, removeSecondFactor(remove));
  }
}
