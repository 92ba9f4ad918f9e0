import { command, mayBeAskedBy } from '#access';
import { Aggregates, Rejection, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { account, type Account } from './account.ts';
import { type AccountEvent, sessionEnd, SessionEnded, sessionFacts } from './account.events.ts';
import { demandAccount } from './demand-account.ts';

/** Ends one session of a user's, on every node. */
export class EndSession extends command({ ...sessionFacts, how: sessionEnd }, mayBeAskedBy('system')) {}

export const endSession =
  (end: EndSession): Decide<Account, AccountEvent> =>
  (state) => {
    demandAccount(state, end.user);
    const known = state.sessions.find(({ name }) => name === end.session);
    if (!known)
      throw new Rejection('session-unknown', `There is no session ${end.session}: it may be over already.`);
    return known.open ? [new SessionEnded(end)] : [];
  };

@CommandHandler(EndSession)
export class EndSessionHandler implements ICommandHandler<EndSession> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(end: EndSession) {
    return this.aggregates.transact(account, end.user, endSession(end));
  }
}
