import { command, mayBeAskedBy } from '#access';
import { Aggregates, currentOrigin, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { personBehind } from './asker.ts';
import { conflict, type Conflict } from './conflict.ts';
import { type ConflictEvent, ConflictOfInterestEnded } from './conflict.events.ts';

/** Whoever asks has an interest in the provider no more. */
export class EndConflict extends command(
  { provider: reference },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

export const endConflict =
  ({ provider }: EndConflict, person: string): Decide<Conflict, ConflictEvent> =>
  (state) => {
    const held = state.get(provider);
    if (held === undefined)
      throw new Rejection(
        'conflict-unknown',
        `You have declared no interest in ${provider}: check its reference.`,
      );
    return held ? [new ConflictOfInterestEnded({ person, provider })] : [];
  };

@CommandHandler(EndConflict)
export class EndConflictHandler implements ICommandHandler<EndConflict> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(end: EndConflict) {
    const person = personBehind(currentOrigin().by);
    return this.aggregates.transact(conflict, person, endConflict(end, person));
  }
}
