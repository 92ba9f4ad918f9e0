import { command, mayBeAskedBy } from '#access';
import { addDays, Aggregates, type Decide, type LocalDate, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { framework } from '../agreement/index.ts';
import { provider } from '../providers/index.ts';
import { demandPlace } from './demand-place.ts';
import { demandProvider } from './demand-provider.ts';
import { corrects } from './fields.ts';
import { keys, oversight, type Oversight } from './oversight.ts';
import {
  deliveryFacts,
  type OversightEvent,
  WeekDelivered,
  WeekDeliveredCorrected,
} from './oversight.events.ts';
import { say } from './say.ts';

/** How much care a provider gave in an area in one week, and how much had been commissioned, in minutes. */
export class RecordDelivery extends command(
  { ...deliveryFacts, corrects },
  mayBeAskedBy('contract-manager', 'service'),
) {}

/** Weeks of the framework begin on Mondays. */
export const isMonday = (day: LocalDate): boolean => Temporal.PlainDate.from(day).dayOfWeek === 1;

export const recordDelivery =
  ({ corrects, ...fact }: RecordDelivery, admitted: boolean): Decide<Oversight, OversightEvent> =>
  ({ weeks }, now) => {
    demandProvider(admitted, fact.provider);
    if (!isMonday(fact.week))
      throw new Rejection('week-not-from-monday', `${fact.week} is no Monday: give the Monday of the week.`);
    return say(
      {
        ...{ known: weeks[keys.week(fact)], fact, on: addDays(fact.week, 6), corrects },
        first: (said) => new WeekDelivered(said),
        again: (said) => new WeekDeliveredCorrected(said),
      },
      now,
    );
  };

@CommandHandler(RecordDelivery)
export class RecordDeliveryHandler implements ICommandHandler<RecordDelivery> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(record: RecordDelivery) {
    demandPlace(await this.aggregates.load(framework, record.framework), record.framework, record.area);
    const { standing } = await this.aggregates.load(provider, record.provider);
    return this.aggregates.transact(oversight, record.provider, recordDelivery(record, standing !== null));
  }
}
