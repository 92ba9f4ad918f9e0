import { askerInForce, command, mayBeAskedBy } from '#access';
import { Aggregates, Rejection, type Decide, type Instant } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { account } from './account.ts';
import { grantedRoles } from './account.events.ts';
import { token, type Token } from './token.ts';
import { type TokenEvent, tokenFacts, TokenIssued } from './token.events.ts';
import { demandTokenRight, type TokenGrounds } from './demand-token-right.ts';

/** Lets another program in for a time, as much as its owner may, or with the council's own. */
export class IssueToken extends command(
  { ...tokenFacts, roles: grantedRoles },
  mayBeAskedBy('administrator', 'contract-manager', 'system'),
) {}

const longestDays = 365;

function demandLifetime(expiresAt: Instant, now: Instant): void {
  const days = (Date.parse(expiresAt) - Date.parse(now)) / (24 * 60 * 60_000);
  if (days <= 0 || days > longestDays)
    throw new Rejection(
      'token-lifetime',
      `A token lasts up to ${longestDays} days: choose an end within that.`,
    );
}

export const issueToken =
  (issue: IssueToken, grounds: TokenGrounds): Decide<Token, TokenEvent> =>
  ({ issued }, now) => {
    if (issued?.hash === issue.hash) return [];
    if (issued)
      throw new Rejection(
        'token-exists',
        `There is a token ${issue.token}: give this one another reference.`,
      );
    demandLifetime(issue.expiresAt, now);
    return [new TokenIssued({ ...issue, roles: demandTokenRight(issue, grounds) })];
  };

@CommandHandler(IssueToken)
export class IssueTokenHandler implements ICommandHandler<IssueToken> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(issue: IssueToken) {
    const owner = issue.owner === null ? account.initial : await this.aggregates.load(account, issue.owner);
    return this.aggregates.transact(token, issue.token, issueToken(issue, { asker: askerInForce(), owner }));
  }
}
