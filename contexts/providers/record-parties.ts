import { command, mayBeAskedBy } from '#access';
import { Aggregates, canonicalize, type Decide, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { demandAdmitted } from './demand-admitted.ts';
import { provider, type Provider } from './provider.ts';
import { PartiesRecorded, type ProviderEvent } from './provider.events.ts';

/**
 * Who delivers under the provider's contracts (domain 1.11): itself alone, a lead with its sub-contractors, or the
 * members of a consortium. What is accepted stays the contract-holder's; what is delivered is the member's.
 */
export class RecordParties extends command(PartiesRecorded.schema.shape, mayBeAskedBy('contract-manager')) {}

export const recordParties =
  ({ provider, structure, members }: RecordParties): Decide<Provider, ProviderEvent> =>
  (state) => {
    demandAdmitted(state, provider);
    const names = new Set(members.map(({ member }) => member));
    if ((structure === 'single') !== (members.length === 0) || names.size < members.length)
      throw new Rejection(
        'parties-unfit',
        'A single provider has no members, a lead or a consortium has some, each once: give them so.',
      );
    const parties = { structure, members };
    if (canonicalize(parties) === canonicalize(state.parties)) return [];
    return [new PartiesRecorded({ provider, ...parties })];
  };

@CommandHandler(RecordParties)
export class RecordPartiesHandler implements ICommandHandler<RecordParties> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(record: RecordParties) {
    return this.aggregates.transact(provider, record.provider, recordParties(record));
  }
}
