import { type GrantedRole, type Principal, rolesProblem } from '#access';
import { Rejection } from '#event-sourcing';
import type { Account } from './account.ts';
import { demandOpen } from './demand-open.ts';
import type { TokenIssued } from './token.events.ts';

export interface TokenGrounds {
  readonly asker: Pick<Principal, 'id' | 'kind' | 'roles'>;
  /** The owner's account; one that is unknown where there is none. */
  readonly owner: Account;
}

interface Wish {
  readonly owner: string | null;
  readonly roles: readonly GrantedRole[];
  readonly provider: string | null;
}

/** Who sits at the machine, by that name and no other. */
const operator = 'operator';

/** Whether the one who asks may have such an owner's token: programs make none, people and Evenhand do. */
function mayAsk(owner: string | null, asker: TokenGrounds['asker']): boolean {
  if (asker.kind === 'token') return false;
  if (owner === null) return asker.id === operator || asker.roles.includes('administrator');
  if (owner === operator) return asker.id === operator;
  // Nor whoever only took on the rules of the owner: what is done with the token would be the owner's alone.
  return asker.kind === 'system' || asker.id === owner;
}

/** What such an owner may hand on. */
function held({ owner, provider }: Wish, account: Account): readonly GrantedRole[] {
  if (owner === null) return ['service'];
  if (owner === operator) return ['contract-manager', 'service'];
  return provider === account.provider ? account.roles : [];
}

/**
 * The roles of a token, of those that its owner holds.
 *
 * Throws a Rejection `token-not-yours`, `token-roles`, or, for an owner who has no account, or a closed one,
 * `account-unknown` or `account-closed`.
 */
export function demandTokenRight(wish: Wish, { asker, owner }: TokenGrounds): TokenIssued['roles'] {
  if (!mayAsk(wish.owner, asker))
    throw new Rejection('token-not-yours', 'Only its owner may have this token issued, when signed in.');
  if (wish.owner !== null && wish.owner !== operator) demandOpen(owner, wish.owner);
  const roles = wish.roles.filter((role) => role !== 'administrator');
  const mine = held(wish, owner);
  const fits =
    wish.roles.length > 0 && wish.roles.every((role) => role !== 'administrator' && mine.includes(role));
  if (!fits || rolesProblem(roles, wish.provider) !== undefined)
    throw new Rejection(
      'token-roles',
      'A token has one or more of the roles of its owner, for the same provider, and never administers: choose among those.',
    );
  return roles;
}
