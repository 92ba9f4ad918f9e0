import type { Role } from './role.ts';

/** Who may ask a message: whoever has one of the roles. Everybody else may not. */
export class Rule<Named extends Role = Role> {
  readonly #roles: ReadonlySet<Role>;

  constructor(readonly roles: readonly Named[]) {
    this.#roles = new Set<Role>(roles);
  }

  allows(asker: { readonly roles: readonly Role[] }): boolean {
    return asker.roles.some((role) => this.#roles.has(role));
  }
}

/** The rule of a message, written beside its fields. */
export const mayBeAskedBy = <Named extends Role>(
  ...roles: readonly [Named, ...(readonly Named[])]
): Rule<Named> => new Rule(roles);
