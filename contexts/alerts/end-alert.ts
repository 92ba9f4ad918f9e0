import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { AlertEnded } from './alert.events.ts';
import { alert, type Alert } from './alert.ts';
import { conditionFields, conditionName } from './alert-name.ts';

/** A condition is over. `through`: the position of the event that says so; null: the clock does. */
export class EndAlert extends command(
  { ...conditionFields, through: z.int().min(0).nullable() },
  mayBeAskedBy('system'),
) {}

export const endAlert =
  ({ kind, through: said }: EndAlert): Decide<Alert, AlertEnded> =>
  ({ last, through }) =>
    !last || last.ended || (said !== null && said <= through)
      ? []
      : [new AlertEnded({ alert: last.alert, kind })];

@CommandHandler(EndAlert)
export class EndAlertHandler implements ICommandHandler<EndAlert> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(end: EndAlert) {
    return this.aggregates.transact(alert, conditionName(end), endAlert(end));
  }
}
