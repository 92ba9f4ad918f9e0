import { Projections } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { accounts, type AccountRow } from '../../projections/accounts/index.ts';
import { Identity } from './identity.ts';

/** How long the link is good for; the next start prints another one. */
const minutes = 60;

/** The way in of the first administrator, for whoever sees the console of the server. */
@Injectable()
export class FirstStart {
  constructor(
    private readonly identity: Identity,
    private readonly projections: Projections,
  ) {}

  /** Whether people have passwords here and nobody can look after them. Rejects with ViewsNotReady. */
  async isDue(): Promise<boolean> {
    const { localAccounts, demonstration, passwords } = this.identity;
    // One whose set-up was broken off cannot sign in, nor one whose password was lost with ops.db.
    const canSignIn = ({ how, user, factors }: AccountRow) =>
      how === 'oidc' || (factors.length > 0 && passwords.has(user));
    if (!localAccounts || demonstration) return false;
    const all = (await this.projections.views()).withPrefix(accounts, '');
    return !all.some(
      (account) => !account.closed && account.roles.includes('administrator') && canSignIn(account),
    );
  }

  /** Good for one use within an hour, in place of any earlier one; undefined when none is due. Rejects likewise. */
  async link(): Promise<string | undefined> {
    if (!(await this.isDue())) return undefined;
    const { links, site } = this.identity;
    return `${site.origin}/set-up/${links.issue('set-up', null, minutes)}`;
  }
}
