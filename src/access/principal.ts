import { type Author, originInForce } from '#event-sourcing';
import type { Role } from './role.ts';

/** What an account or a token may hold. */
export type GrantedRole = Exclude<Role, 'system'>;

/** These go with no other role. */
const alone: readonly Role[] = ['auditor', 'provider'];

/** What the operating system's user of the machine is called. */
const operator = 'operator';

/**
 * Who asks, and the author of what comes of it. Nobody can make one but the functions below; it travels in the origin,
 * so that what is recorded bears the name of whoever was allowed to ask for it.
 */
export class Principal implements Author {
  /** Those that only look like a principal are none. */
  readonly #roles: readonly Role[];

  private constructor(
    readonly kind: Author['kind'],
    /** Everybody who stands behind it, with a dot between: `u-1`, `t-7.u-1` (a token of u-1's), `operator.u-1`. */
    readonly id: string,
    roles: readonly Role[],
    /** The only provider whose affairs are this one's; null for whoever is not a provider's. */
    readonly provider: string | null,
  ) {
    this.#roles = roles;
  }

  get roles(): readonly Role[] {
    return this.#roles;
  }

  /** As the envelope has it: `contract-manager`, or `administrator+broker`. */
  get role(): string {
    return this.#roles.join('+');
  }

  /** Whether somebody who stands behind this one stood behind an author on record: then they are no two people. */
  isBehind(author: string): boolean {
    const behind = new Set(author.split('.'));
    return author === this.id || this.id.split('.').some((each) => behind.has(each));
  }

  /**
   * Somebody with an account. No role is a role to do nothing in.
   *
   * @throws TypeError when an auditor or a provider has another role, or a provider's is bound to no provider, or
   * somebody else is bound to one, and when it is to be Evenhand itself.
   */
  static user(
    this: void,
    id: string,
    roles: readonly GrantedRole[],
    provider: string | null = null,
  ): Principal {
    return new Principal('user', id, checked(roles, provider), provider);
  }

  /** Another program, which its owner gave some of what he may; null: a token of the council's own. Errors as `user`. */
  static token(
    this: void,
    id: string,
    owner: string | null,
    roles: readonly GrantedRole[],
    provider: string | null = null,
  ): Principal {
    const behind = owner === null ? id : `${id}.${owner}`;
    return new Principal('token', behind, checked(roles, provider), provider);
  }

  /** Whoever sits at the machine that holds the data folder: with the rules of contract managers, or of an account. */
  static operator(this: void, as?: Principal): Principal {
    if (!as) return Principal.user(operator, ['contract-manager']);
    return new Principal('user', `${operator}.${as.id}`, [...as.roles], as.provider);
  }

  /** What Evenhand does by itself: `policy:assess-acceptance-when-offer-decided`, `acceptance-watch`. */
  static system(this: void, part: string): Principal {
    return new Principal('system', part, ['system'], null);
  }

  /** Who asks now; undefined when the work in hand has no author, or one who is no principal. */
  static inForce(this: void): Principal | undefined {
    const by = originInForce()?.by;
    return by !== undefined && #roles in by ? by : undefined;
  }
}

function checked(roles: readonly GrantedRole[], provider: string | null): readonly Role[] {
  const wrong = rolesProblem(roles, provider);
  if (wrong !== undefined) throw new TypeError(wrong);
  return [...roles];
}

/** What keeps these roles from being one person's; undefined when nothing does. */
export function rolesProblem(roles: readonly Role[], provider: string | null): string | undefined {
  // Roles may come from elsewhere, where no compiler has seen them.
  if (roles.includes('system')) return 'No account is Evenhand itself.';
  const lone = roles.find((role) => alone.includes(role));
  if (lone !== undefined && roles.length > 1) return `Whoever is ${lone} is nothing else.`;
  if (roles.includes('provider') !== (provider !== null))
    return 'Whoever is provider is so for one provider, and nobody else is.';
  return undefined;
}
