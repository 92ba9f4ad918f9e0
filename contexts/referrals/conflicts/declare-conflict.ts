import { command, mayBeAskedBy } from '#access';
import { Aggregates, currentOrigin, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { provider } from '../../providers/index.ts';
import { personBehind } from './asker.ts';
import { conflict, type Conflict } from './conflict.ts';
import { type ConflictEvent, ConflictOfInterestDeclared } from './conflict.events.ts';

/** Whoever asks has an interest in a provider, and places no referral that it could be asked for (domain E54). */
export class DeclareConflict extends command(
  { provider: reference },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

export const declareConflict =
  (
    { provider }: DeclareConflict,
    { person, admitted }: { readonly person: string; readonly admitted: boolean },
  ): Decide<Conflict, ConflictEvent> =>
  (state) => {
    if (!admitted)
      throw new Rejection('provider-unknown', `There is no provider ${provider}: check its reference.`);
    return state.get(provider) ? [] : [new ConflictOfInterestDeclared({ person, provider })];
  };

@CommandHandler(DeclareConflict)
export class DeclareConflictHandler implements ICommandHandler<DeclareConflict> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(declare: DeclareConflict) {
    const person = personBehind(currentOrigin().by);
    const { standing } = await this.aggregates.load(provider, declare.provider);
    const grounds = { person, admitted: standing !== null };
    return this.aggregates.transact(conflict, person, declareConflict(declare, grounds));
  }
}
