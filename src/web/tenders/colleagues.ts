import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { QueryBus } from '@nestjs/cqrs';
import { Identity } from '../../identity/identity.ts';
import type { Choice } from '../forms/field.ts';
import { FindColleagues } from './find-colleagues.ts';

/** Who of the council's people may judge bids, by name. */
@Injectable()
export class Colleagues {
  constructor(
    private readonly queries: QueryBus,
    private readonly modules: ModuleRef,
  ) {}

  /** For the council's own; rejects with NotAllowed otherwise. */
  async choices(): Promise<readonly Choice[]> {
    const users = await this.queries.execute(new FindColleagues({}));
    return users.map((user) => ({ value: user, text: this.name(user) }));
  }

  /** The reference itself where nobody keeps names, or the person is not known any more. */
  name(user: string): string {
    try {
      return this.modules.get(Identity, { strict: false }).people.of(user)?.name ?? user;
    } catch {
      return user;
    }
  }
}
