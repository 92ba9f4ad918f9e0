import { EventStore, Projections } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { Administrators } from '../../contexts/accounts/index.ts';
import { accounts } from './accounts.ts';

/** The live view of accounts, as those who may leave the last administrator ask for it. */
@Injectable()
export class LiveAdministrators extends Administrators {
  constructor(
    private readonly store: EventStore,
    private readonly projections: Projections,
  ) {
    super();
  }

  override async others(user: string): Promise<number> {
    const through = await this.store.last();
    if (through !== null) await this.projections.reached(through);
    return (await this.projections.views()).withPrefix(accounts, '').filter(
      (row) =>
        row.user !== user &&
        // Sealed for an emergency, which it must not make.
        row.how !== 'break-glass' &&
        !row.closed &&
        row.roles.includes('administrator') &&
        row.lastSignedInAt !== null,
    ).length;
  }
}
