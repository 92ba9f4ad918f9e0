import type { Projections } from '#event-sourcing';
import { accounts } from '../../projections/accounts/index.ts';
import { FindAlerts } from '../../projections/raised-alerts/index.ts';
import type { People } from '../identity/people.ts';
import { principalOfAccount } from '../identity/principal-of.ts';
import type { AddressOf } from './emails.ts';

/** Where mail of subscriptions goes: to a person's own address, as long as that person may see what is told. */
export const addressesOf =
  (projections: Projections, people: People): AddressOf =>
  async ({ owner, audience, address }) => {
    if (owner === null) return address;
    const account = (await projections.views()).get(accounts, owner);
    const receiver = account && principalOfAccount(account);
    if (!receiver || receiver.provider !== audience || !FindAlerts.rule.allows(receiver)) return null;
    const email = people.of(owner)?.email ?? '';
    return email === '' ? null : email;
  };

/** The addresses of everybody who looks after this installation. */
export async function administrators(projections: Projections, people: People): Promise<readonly string[]> {
  const rows = (await projections.views()).withPrefix(accounts, '');
  return rows
    .filter(({ closed, roles }) => !closed && roles.includes('administrator'))
    .map(({ user }) => people.of(user)?.email ?? '')
    .filter((email) => email !== '');
}
