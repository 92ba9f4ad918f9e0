import { type Author, originInForce } from '#event-sourcing';
import type { Role } from './role.ts';

/** What an account may hold. */
type Granted = Exclude<Role, 'system'>;

/** These go with no other role. */
const alone: readonly Role[] = ['auditor', 'provider'];

/**
 * Who asks, and the author of what comes of it. Nobody can make one but the functions below; it travels in the origin,
 * so that what is recorded bears the name of whoever was allowed to ask for it.
 */
export class Principal implements Author {
  /** Those that only look like a principal are none. */
  readonly #roles: readonly Role[];

  private constructor(
    readonly kind: Author['kind'],
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

  /**
   * Somebody with an account. No role is a role to do nothing in.
   *
   * @throws TypeError when an auditor or a provider has another role, or a provider's is bound to no provider, or
   * somebody else is bound to one, and when it is to be Evenhand itself.
   */
  static user(id: string, roles: readonly Granted[], provider: string | null = null): Principal {
    // Roles may come from elsewhere, where no compiler has seen them.
    if ((roles as readonly Role[]).includes('system')) throw new TypeError('No account is Evenhand itself.');
    const lone = roles.find((role) => alone.includes(role));
    if (lone !== undefined && roles.length > 1) throw new TypeError(`Whoever is ${lone} is nothing else.`);
    if (roles.includes('provider') !== (provider !== null))
      throw new TypeError('Whoever is provider is so for one provider, and nobody else is.');
    return new Principal('user', id, [...roles], provider);
  }

  /** Until there are accounts, whoever sits at this machine: over HTTP, which answers nobody else, or a command line. */
  static operator(this: void): Principal {
    return Principal.user('operator', ['contract-manager']);
  }

  /** What Evenhand does by itself: `policy:assess-acceptance-when-offer-decided`, `acceptance-watch`. */
  static system(this: void, part: string): Principal {
    return new Principal('system', part, ['system'], null);
  }

  /** Who asks now; undefined when the work in hand has no author, or one who is no principal. */
  static inForce(): Principal | undefined {
    const by = originInForce()?.by;
    return by !== undefined && #roles in by ? by : undefined;
  }
}
