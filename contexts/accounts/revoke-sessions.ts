import { command, mayBeAskedBy } from '#access';
import { Aggregates, reference, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { account, type Account } from './account.ts';
import { type AccountEvent, SessionsRevoked } from './account.events.ts';
import { demandAccount } from './demand-account.ts';

/** Ends every session of a user's that was begun until now. Asked later, it ends what has been begun since. */
export class RevokeSessions extends command({ user: reference }, mayBeAskedBy('administrator', 'system')) {}

export const revokeSessions =
  (revoke: RevokeSessions): Decide<Account, AccountEvent> =>
  (state) => {
    demandAccount(state, revoke.user);
    return [new SessionsRevoked(revoke)];
  };

@CommandHandler(RevokeSessions)
export class RevokeSessionsHandler implements ICommandHandler<RevokeSessions> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(revoke: RevokeSessions) {
    return this.aggregates.transact(account, revoke.user, revokeSessions(revoke));
  }
}
