import type { GrantedRole, Principal } from '#access';
import { Injectable } from '@nestjs/common';
import { CloseAccount } from '../../contexts/accounts/close-account.ts';
import { GrantRoles } from '../../contexts/accounts/grant-roles.ts';
import { ReopenAccount } from '../../contexts/accounts/reopen-account.ts';
import { RevokeSessions } from '../../contexts/accounts/revoke-sessions.ts';
import { Asking } from './asking.ts';
import { Identity } from './identity.ts';

/**
 * What administrators do with the accounts of others: it holds from the next request on. Everything rejects as the
 * command does, with NotAllowed before anything else.
 */
@Injectable()
export class Administration {
  constructor(
    private readonly identity: Identity,
    private readonly asking: Asking,
  ) {}

  async grant(
    user: string,
    roles: readonly GrantedRole[],
    provider: string | null,
    asker: Principal,
  ): Promise<void> {
    await this.asking.as(asker, new GrantRoles({ user, roles: [...roles], provider }));
  }

  /** Nobody is in by the account, and no link opens it. */
  async close(user: string, asker: Principal): Promise<void> {
    await this.asking.as(asker, new CloseAccount({ user }));
    const { links, sessions } = this.identity;
    sessions.endAll(user);
    for (const purpose of ['invitation', 'reset'] as const) links.withdraw(purpose, user);
  }

  async reopen(user: string, asker: Principal): Promise<void> {
    await this.asking.as(asker, new ReopenAccount({ user }));
  }

  /** Whoever is in by the account must sign in again. */
  async revokeSessions(user: string, asker: Principal): Promise<void> {
    await this.asking.as(asker, new RevokeSessions({ user }));
    this.identity.sessions.endAll(user);
  }
}
