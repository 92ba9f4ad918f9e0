import { askerInForce, command, mayBeAskedBy, type Principal } from '#access';
import { Aggregates, reference, Rejection, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { token, type Token } from './token.ts';
import { type TokenEvent, TokenRevoked } from './token.events.ts';

/** From now on it opens nothing. Its owner may ask it, and whoever administers; the council's own is the operator's too. */
export class RevokeToken extends command(
  { token: reference },
  mayBeAskedBy('administrator', 'contract-manager', 'system'),
) {}

export const revokeToken =
  (revoke: RevokeToken, asker: Pick<Principal, 'isBehind' | 'roles'>): Decide<Token, TokenEvent> =>
  ({ issued, revoked }) => {
    if (!issued)
      throw new Rejection('token-unknown', `There is no token ${revoke.token}: look it up among the tokens.`);
    const above = asker.roles.some((role) => role === 'administrator' || role === 'system');
    if (!above && !asker.isBehind(issued.owner ?? 'operator'))
      throw new Rejection(
        'token-not-yours',
        "This token is somebody else's: ask its owner or an administrator.",
      );
    return revoked ? [] : [new TokenRevoked(revoke)];
  };

@CommandHandler(RevokeToken)
export class RevokeTokenHandler implements ICommandHandler<RevokeToken> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(revoke: RevokeToken) {
    return this.aggregates.transact(token, revoke.token, revokeToken(revoke, askerInForce()));
  }
}
