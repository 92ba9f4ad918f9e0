import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { provider } from '../../providers/index.ts';
import { CustomerPreferenceRecorded, type ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral.ts';
import { ofThisVersion } from '../referral-state.ts';
import { demandChangeable, type Ground, NeedDesk } from './need-desk.ts';

/** Which provider the customer would rather have; null: none. */
export class RecordPreference extends command(
  { framework: reference, referral: reference, provider: reference.nullable() },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

/**
 * Only before anybody says yes: a preference chooses among those who do.
 *
 * @param admitted whether the council knows the provider, if one is named
 */
export const recordPreference =
  ({ provider }: RecordPreference, admitted: boolean, ground: Ground): Decide<Referral, ReferralEvent> =>
  (state) => {
    const { framework, referral } = demandChangeable(state, ground, ...(provider === null ? [] : [provider]));
    if (provider === state.preferred) return [];
    if (ofThisVersion(state).some(([, { outcome }]) => outcome === 'accepted'))
      throw new Rejection(
        'preference-late',
        'A provider has said yes: a preference that is recorded now would choose among answers that are known.',
      );
    if (!admitted)
      throw new Rejection('provider-unknown', `There is no provider ${provider}: name one that is admitted.`);
    return [new CustomerPreferenceRecorded({ framework, referral, provider })];
  };

@CommandHandler(RecordPreference)
export class RecordPreferenceHandler implements ICommandHandler<RecordPreference> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly desk: NeedDesk,
  ) {}

  async execute(record: RecordPreference) {
    const admitted =
      record.provider === null || (await this.aggregates.load(provider, record.provider)).standing !== null;
    return this.desk.transact(record, (ground) => recordPreference(record, admitted, ground));
  }
}
