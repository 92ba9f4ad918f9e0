import { type GrantedRole, type Principal, rolesProblem } from '#access';
import { Rejection } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { GrantRoles } from '../../contexts/accounts/grant-roles.ts';
import { IssueLink } from '../../contexts/accounts/issue-link.ts';
import { OpenAccount } from '../../contexts/accounts/open-account.ts';
import { Asking } from './asking.ts';
import { type HandedLink, handLink } from './handed-link.ts';
import { Identity } from './identity.ts';
import { invitationMail } from './mails.ts';
import { newId } from './new-id.ts';
import type { Person } from './people.ts';

export interface Invitee extends Omit<Person, 'user'> {
  readonly roles: readonly GrantedRole[];
  /** Whose affairs are his; for a provider's people only. */
  readonly provider: string | null;
}

/** How long an invitation is good for. */
const minutes = 72 * 60;

/** Opens accounts for people who then choose their password themselves. */
@Injectable()
export class Invitations {
  constructor(
    private readonly identity: Identity,
    private readonly asking: Asking,
  ) {}

  /** Rejects with Rejections (`email-taken`, `roles-impossible`, `provider-unknown`), and with NotAllowed. */
  async invite({ name, email, roles, provider }: Invitee, asker: Principal): Promise<HandedLink> {
    const { localAccounts, people } = this.identity;
    if (!localAccounts)
      throw new Rejection(
        'local-accounts-off',
        'Nobody is invited here: people come in through the sign-in of the council.',
      );
    const wrong = rolesProblem(roles, provider);
    if (wrong !== undefined) throw new Rejection('roles-impossible', wrong);
    if (people.byEmail(email))
      throw new Rejection(
        'email-taken',
        'Somebody has this address already. Look for it in the list of users.',
      );
    const user = newId('u');
    await this.asking.as(asker, new OpenAccount({ user, how: 'invitation' }));
    await this.asking.as(asker, new GrantRoles({ user, roles: [...roles], provider }));
    people.put({ user, name, email });
    return this.sendAgain(user, asker);
  }

  /** Another link for somebody who has not chosen a password yet: the one before is good no longer. Rejects likewise. */
  async sendAgain(user: string, asker: Principal): Promise<HandedLink> {
    const { links, mail, passwords, people, site } = this.identity;
    const person = people.of(user);
    if (!person)
      throw new Rejection('account-unknown', 'There is no such user here. Look in the list of users.');
    if (passwords.has(user))
      throw new Rejection(
        'invitation-taken',
        'This person has a password already. Make a reset link instead.',
      );
    await this.asking.as(asker, new IssueLink({ user, purpose: 'invitation' }));
    const url = `${site.origin}/invitations/${links.issue('invitation', user, minutes)}`;
    return handLink(mail, person, url, invitationMail({ name: person.name, url, minutes }));
  }
}
