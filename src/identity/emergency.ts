import { Injectable, Logger } from '@nestjs/common';
import { GrantRoles } from '../../contexts/accounts/grant-roles.ts';
import { OpenAccount } from '../../contexts/accounts/open-account.ts';
import { Asking } from './asking.ts';
import { breakGlassUser as user } from './break-glass.ts';
import { Identity } from './identity.ts';

/** Lets whoever broke the seal in, and says so loudly. */
@Injectable()
export class Emergency {
  readonly #log = new Logger('break-glass');

  constructor(
    private readonly identity: Identity,
    private readonly asking: Asking,
  ) {}

  /** Whether it is the code of now; then there is an account that administers. Rejects when that cannot be recorded. */
  async admits(code: string): Promise<boolean> {
    if (!this.identity.breakGlass?.code(code)) return false;
    this.#log.fatal('Somebody signs in with the sealed account for emergencies.');
    await this.asking.ofItself(new OpenAccount({ user, how: 'break-glass' }));
    await this.asking.ofItself(new GrantRoles({ user, roles: ['administrator'], provider: null }));
    return true;
  }
}
