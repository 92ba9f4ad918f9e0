import { Rejection } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { GrantRoles } from '../../contexts/accounts/grant-roles.ts';
import { OpenAccount } from '../../contexts/accounts/open-account.ts';
import { Asking } from './asking.ts';
import { Identity } from './identity.ts';
import { derivedId } from './new-id.ts';
import type { OidcPerson } from './oidc-person.ts';
import type { DirectoryRoles } from './oidc-roles.ts';
import { OidcRefused } from './oidc-refused.ts';

const codeOf = (error: unknown) => (error instanceof Rejection ? error.code : undefined);

/** Gives whoever came through the council's own sign-in an account, and the roles that the directory names. */
@Injectable()
export class OidcSignIn {
  constructor(
    private readonly identity: Identity,
    private readonly asking: Asking,
  ) {}

  /**
   * Whose account it is, on every node the same, and why it has no role although the directory names some. Rejects with
   * OidcRefused when the account is closed.
   */
  async admit(person: OidcPerson): Promise<{ readonly user: string; readonly problem: string | undefined }> {
    const user = derivedId('u', person.iss, person.sub);
    await this.asking.ofItself(new OpenAccount({ user, how: 'oidc' }));
    try {
      const problem = await this.#grant(user, person);
      this.#remember(user, person);
      return { user, problem };
    } catch (error) {
      throw codeOf(error) === 'account-closed' ? new OidcRefused('closed') : error;
    }
  }

  async #grant(user: string, { roles, provider, problem }: DirectoryRoles): Promise<string | undefined> {
    try {
      await this.asking.ofItself(new GrantRoles({ user, roles: [...roles], provider }));
      return problem;
    } catch (error) {
      if (codeOf(error) !== 'provider-unknown') throw error;
      await this.asking.ofItself(new GrantRoles({ user, roles: [], provider: null }));
      return `Your council’s directory says that you belong to ${provider}, and no such provider is known here.`;
    }
  }

  /** Of two people with one address only the first is known by it: it is not what people are told apart by. */
  #remember(user: string, { name, email }: OidcPerson): void {
    const { people } = this.identity;
    const holder = email === null ? undefined : people.byEmail(email)?.user;
    const own = holder === undefined || holder === user ? email : null;
    people.put({ user, name: name ?? user, email: own });
  }
}
