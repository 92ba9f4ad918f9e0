import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, instant, label, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { AlertEnded, AlertRaised } from './alert.events.ts';
import { alert, type Alert } from './alert.ts';
import { conditionFields, conditionName } from './alert-name.ts';
import { kinds } from './severities.ts';

/** A condition has come about. */
export class RaiseAlert extends command(
  {
    ...conditionFields,
    provider: reference.nullable(),
    area: reference.nullable(),
    subject: label.nullable(),
    finding: label,
    dueAt: instant.nullable(),
    /** The position of the event that says so; null: the clock does. */
    through: z.int().min(0).nullable(),
    /** Whether it is told again while it lasts: another period has closed. */
    again: z.boolean().default(false),
  },
  mayBeAskedBy('system'),
) {}

/** Once per crossing: nothing while it lasts, and nothing for an event that is older than what raised it last. */
export const raiseAlert =
  ({ about, again, ...raise }: RaiseAlert): Decide<Alert, AlertEnded | AlertRaised> =>
  ({ crossings, last, through }) => {
    if (raise.through !== null && raise.through <= through) return [];
    if (last && !last.ended && !again) return [];
    const [severity, to] = kinds[raise.kind];
    const name = `${conditionName({ about, kind: raise.kind, framework: raise.framework })}:${crossings + 1}`;
    return [
      ...(last && !last.ended ? [new AlertEnded({ alert: last.alert, kind: raise.kind })] : []),
      new AlertRaised({ ...raise, alert: name, severity, to }),
    ];
  };

@CommandHandler(RaiseAlert)
export class RaiseAlertHandler implements ICommandHandler<RaiseAlert> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(raise: RaiseAlert) {
    return this.aggregates.transact(alert, conditionName(raise), raiseAlert(raise));
  }
}
