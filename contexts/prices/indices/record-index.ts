import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, label, localDate, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IndexCorrected, type IndexEvent, indexFacts, IndexRecorded } from './index.events.ts';
import { type Index, indices } from './indices.ts';

/** Writes down what an index was for a period; another value for a period that is known needs a reason. */
export class RecordIndex extends command(
  { ...indexFacts, reason: label.nullable().default(null) },
  mayBeAskedBy('contract-manager'),
) {}

/** Whether it is a year, a quarter or a month. */
const kindOf = (period: string): string => period.replaceAll(/\d/g, '0');

export const recordIndex =
  ({ reason, ...facts }: RecordIndex): Decide<Index, IndexEvent> =>
  (state, now) => {
    const { series, period, value, publishedOn, source } = facts;
    if (publishedOn > localDate(now))
      throw new Rejection(
        'index-not-published',
        `${publishedOn} is to come: record it once it is published.`,
      );
    const [other] = state.keys();
    if (other !== undefined && kindOf(other) !== kindOf(period))
      throw new Rejection(
        'index-period-differs',
        `${series} has periods such as ${other}: name this one in the same way.`,
      );
    const known = state.get(period);
    if (!known) return [new IndexRecorded(facts)];
    if (known.value === value && known.publishedOn === publishedOn && known.source === source) return [];
    if (reason === null)
      throw new Rejection(
        'index-recorded',
        `${series} is recorded for ${period} already: say why it is another value now.`,
      );
    return [new IndexCorrected({ ...facts, reason })];
  };

@CommandHandler(RecordIndex)
export class RecordIndexHandler implements ICommandHandler<RecordIndex> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(record: RecordIndex) {
    return this.aggregates.transact(indices, record.series, recordIndex(record));
  }
}
