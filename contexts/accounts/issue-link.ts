import { command, mayBeAskedBy } from '#access';
import { Aggregates, reference, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { account, type Account } from './account.ts';
import { type AccountEvent, LinkIssued, linkPurpose } from './account.events.ts';
import { demandOpen } from './demand-open.ts';

/** Somebody gets a link by which to set a password and a second factor; each link is one. */
export class IssueLink extends command(
  { user: reference, purpose: linkPurpose },
  mayBeAskedBy('administrator', 'system'),
) {}

export const issueLink =
  (issue: IssueLink): Decide<Account, AccountEvent> =>
  (state) => {
    demandOpen(state, issue.user);
    return [new LinkIssued(issue)];
  };

@CommandHandler(IssueLink)
export class IssueLinkHandler implements ICommandHandler<IssueLink> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(issue: IssueLink) {
    return this.aggregates.transact(account, issue.user, issueLink(issue));
  }
}
