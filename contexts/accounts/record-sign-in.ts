import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { account, type Account } from './account.ts';
import { type AccountEvent, sessionFacts, SignedIn, signInFactor } from './account.events.ts';
import { demandOpen } from './demand-open.ts';

/** Somebody has proved who he is, and a session begins. */
export class RecordSignIn extends command(
  { ...sessionFacts, factor: signInFactor },
  mayBeAskedBy('system'),
) {}

export const recordSignIn =
  (signIn: RecordSignIn): Decide<Account, AccountEvent> =>
  (state) => {
    demandOpen(state, signIn.user);
    return state.sessions.some(({ name }) => name === signIn.session) ? [] : [new SignedIn(signIn)];
  };

@CommandHandler(RecordSignIn)
export class RecordSignInHandler implements ICommandHandler<RecordSignIn> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(signIn: RecordSignIn) {
    return this.aggregates.transact(account, signIn.user, recordSignIn(signIn));
  }
}
