import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { framework } from '../agreement/index.ts';
import { provider } from '../providers/index.ts';
import { demandPlace } from './demand-place.ts';
import { demandProvider } from './demand-provider.ts';
import { corrects } from './fields.ts';
import { keys, oversight, type Oversight } from './oversight.ts';
import {
  IndicatorCorrected,
  indicatorFacts,
  IndicatorRecorded,
  type OversightEvent,
} from './oversight.events.ts';
import { say } from './say.ts';

/** What was measured of a provider on a day, and who says so: `valueHundredths` in hundredths of the kind's unit. */
export class RecordIndicator extends command(
  { ...indicatorFacts, corrects },
  mayBeAskedBy('contract-manager', 'service'),
) {}

export const recordIndicator =
  ({ corrects, ...fact }: RecordIndicator, admitted: boolean): Decide<Oversight, OversightEvent> =>
  ({ indicators }, now) => {
    demandProvider(admitted, fact.provider);
    return say(
      {
        ...{ known: indicators[keys.indicator(fact)], fact, on: fact.on, corrects },
        first: (said) => new IndicatorRecorded(said),
        again: (said) => new IndicatorCorrected(said),
      },
      now,
    );
  };

@CommandHandler(RecordIndicator)
export class RecordIndicatorHandler implements ICommandHandler<RecordIndicator> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(record: RecordIndicator) {
    const { framework: of, area } = record;
    if (of === null && area !== null)
      throw new Rejection('area-without-framework', `Say of which framework ${area} is an area.`);
    if (of !== null) demandPlace(await this.aggregates.load(framework, of), of, area);
    const { standing } = await this.aggregates.load(provider, record.provider);
    // What is said of the whole provider is said of it in every framework.
    const fact = area === null ? new RecordIndicator({ ...record, framework: null }) : record;
    return this.aggregates.transact(oversight, record.provider, recordIndicator(fact, standing !== null));
  }
}
