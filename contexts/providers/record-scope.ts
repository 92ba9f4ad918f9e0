import { command, mayBeAskedBy } from '#access';
import { Aggregates, canonicalize, type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { demandAdmitted } from './demand-admitted.ts';
import { provider, type Provider } from './provider.ts';
import { need, ProviderScopeRecorded, type ProviderEvent } from './provider.events.ts';

/** What the provider is not registered or able to do at all (domain E51); it replaces what was said before. */
export class RecordScope extends command(
  { provider: reference, outOfScope: z.array(need).max(10) },
  mayBeAskedBy('contract-manager'),
) {}

export const recordScope =
  ({ provider, outOfScope }: RecordScope): Decide<Provider, ProviderEvent> =>
  (state) => {
    demandAdmitted(state, provider);
    const each = [...new Set(outOfScope)].toSorted();
    if (canonicalize(each) === canonicalize(state.outOfScope)) return [];
    return [new ProviderScopeRecorded({ provider, outOfScope: each })];
  };

@CommandHandler(RecordScope)
export class RecordScopeHandler implements ICommandHandler<RecordScope> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(record: RecordScope) {
    return this.aggregates.transact(provider, record.provider, recordScope(record));
  }
}
