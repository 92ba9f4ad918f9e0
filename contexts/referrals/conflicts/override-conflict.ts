import { askerInForce, command, demandSecondPerson, mayBeAskedBy, type Principal } from '#access';
import { Aggregates, type Decide, label, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConflictOverridden } from '../order.events.ts';
import type { ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral.ts';
import { conflict } from './conflict.ts';
import { decideWithoutConflict } from './decide-without-conflict.ts';

/** Lets somebody else go on with this referral in spite of an interest. */
export class OverrideConflict extends command(
  { framework: reference, referral: reference, person: reference, evidence: label },
  mayBeAskedBy('contract-manager'),
) {}

/** What the override rests on: who lets, and whether the person has an interest in anybody. */
interface Grounds {
  readonly by: Pick<Principal, 'id' | 'isBehind'>;
  readonly interested: boolean;
}

export const overrideConflict =
  (
    { framework, referral, person, evidence }: OverrideConflict,
    { by, interested }: Grounds,
  ): Decide<Referral, ReferralEvent> =>
  ({ need, overridden }) => {
    if (!need)
      throw new Rejection('referral-unknown', `There is no referral ${referral}: check its reference.`);
    demandSecondPerson(by, person, 'override');
    if (overridden.includes(person)) return [];
    if (!interested)
      throw new Rejection(
        'conflict-unknown',
        `${person} has declared no interest in a provider, and needs nobody's leave: check the account.`,
      );
    return [new ConflictOverridden({ framework, referral, person, overriddenBy: by.id, evidence })];
  };

@CommandHandler(OverrideConflict)
export class OverrideConflictHandler implements ICommandHandler<OverrideConflict> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(override: OverrideConflict) {
    const declared = await this.aggregates.load(conflict, override.person);
    const grounds = { by: askerInForce(), interested: [...declared.values()].includes(true) };
    return decideWithoutConflict(this.aggregates, override, overrideConflict(override, grounds));
  }
}
